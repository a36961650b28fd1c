package io.patchbay.agent.listen.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromptFingerprintTest {

    private static final String MENU = "Thank you for calling Lakeside Clinic. For appointments, press 1. For billing,"
            + " press 2. For medical records, press 3. For all other calls, press 0.";

    private static PromptFingerprint of(String text) {
        return PromptFingerprint.of(SpokenWords.of(text));
    }

    @Test
    void spellingDigitsAndPunctuationDoNotMatter() {
        assertThat(of(MENU).likeness(of(MENU.replace(",", "").replace(".", "").replace("press 1", "press one"))))
                .isEqualTo(1);
    }

    @Test
    void itSurvivesBeingStored() {
        var stored = PromptFingerprint.parse(of(MENU).toString());

        assertThat(stored).isEqualTo(of(MENU));
        assertThat(stored.toString()).doesNotContain("records");
    }

    @ParameterizedTest
    @CsvSource({"''", "p1-zz-00", "something else", "p1-10-00"})
    void anythingElseResemblesNothing(String stored) {
        assertThat(PromptFingerprint.parse(stored).likeness(of(MENU))).isZero();
    }

    @Test
    void aFewMisheardWordsLeaveItTheSamePrompt() {
        var chance = new Random(7);
        for (int i = 0; i < 50; i++) {
            var words = new ArrayList<>(SpokenWords.of(MENU).asList());
            words.set(chance.nextInt(words.size()), "mumble");
            assertThat(of(String.join(" ", words)).likeness(of(MENU))).isGreaterThanOrEqualTo(0.8);
        }
    }

    @Test
    void anApologyBeforeAMenuLeavesItTheSameMenu() {
        assertThat(of("I'm sorry, that is not a valid entry. " + MENU).likeness(of(MENU)))
                .isGreaterThanOrEqualTo(0.8);
    }

    @Test
    void anotherMenuIsAnotherPrompt() {
        var other = of("For the pharmacy, press 1. For the laboratory, press 2. To speak with a nurse, press 3.");

        assertThat(other.likeness(of(MENU))).isLessThan(0.6);
    }
}
