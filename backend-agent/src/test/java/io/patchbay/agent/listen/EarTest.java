package io.patchbay.agent.listen;

import static org.assertj.core.api.Assertions.assertThat;

import io.patchbay.contract.phi.Transcript;
import java.util.List;
import org.junit.jupiter.api.Test;

class EarTest {

    private static final HearingPolicy.Turns TURNS = HearingPolicy.standard().turns();

    private Ear ear = Ear.NOTHING;

    private EarTest hears(long from, long to, String text, boolean isFinal, boolean end) {
        var words = new HearingInput.Words(
                AudioTime.ofMillis(from), AudioTime.ofMillis(to), new Transcript(text), isFinal, end, 0.9);
        ear = ear.hear(words, text, AudioTime.ofMillis(to), TURNS);
        return this;
    }

    private List<String> said() {
        return ear.since(AudioTime.ZERO).stream().map(Utterance::text).toList();
    }

    @Test
    void anInterimReplacesTheOneBeforeAndAFinalIsKept() {
        hears(0, 300, "good", false, false).hears(0, 600, "good mourning", false, false);
        assertThat(said()).containsExactly("good mourning");

        hears(0, 700, "good morning", true, false).hears(700, 1000, "this", false, false);
        assertThat(said()).containsExactly("good morning this");
    }

    @Test
    void audioReplayedAfterAReconnectIsNotHeardTwice() {
        hears(0, 2000, "thank you for calling", true, false).hears(2000, 3000, "the clinic", true, true);
        hears(1900, 3050, "the clinic", true, true).hears(0, 2000, "thank you for calling", true, false);

        assertThat(said()).containsExactly("thank you for calling the clinic");
    }

    @Test
    void aLateFinalForAnUtteranceThatWasEndedChangesNothing() {
        hears(0, 900, "hello", false, false);
        ear = ear.tick(AudioTime.ofMillis(2200), TURNS);
        assertThat(ear.isOpen()).isFalse();

        hears(0, 900, "hello", true, true);
        assertThat(said()).containsExactly("hello");
    }

    @Test
    void wordsAfterALongPauseAreANewUtterance() {
        hears(0, 900, "hello", true, false).hears(2300, 2900, "hello", true, false);

        assertThat(said()).hasSize(2);
    }

    @Test
    void anUtteranceDoesNotEndWhileTheVoiceGoesOnUnlessNoWordsComeForLong() {
        hears(0, 900, "well", false, false);
        ear = ear.voice(true, AudioTime.ofMillis(100));
        ear = ear.tick(AudioTime.ofMillis(2200), TURNS);
        assertThat(ear.isOpen()).isTrue();

        ear = ear.tick(AudioTime.ofMillis(3400), TURNS);
        assertThat(ear.isOpen()).isFalse();
    }

    @Test
    void speechBeforeAMarkIsLeftOut() {
        hears(0, 900, "before", true, true).hears(3000, 3900, "after", true, true);

        assertThat(ear.since(AudioTime.ofMillis(2000)))
                .extracting(Utterance::text)
                .containsExactly("after");
    }
}
