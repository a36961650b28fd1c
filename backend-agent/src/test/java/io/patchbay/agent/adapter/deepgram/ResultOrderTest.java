package io.patchbay.agent.adapter.deepgram;

import static org.assertj.core.api.Assertions.assertThat;

import io.patchbay.agent.port.SpeechToText.Result;
import io.patchbay.contract.phi.Purpose;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResultOrderTest {

    private final ResultOrder order = new ResultOrder();
    private final SocketTime time = new SocketTime();
    private final List<Result> heard = new ArrayList<>();

    ResultOrderTest() {
        time.sent(0, 80_000);
    }

    @Test
    void interimsReplaceEachOtherAtTheSameSample() {
        say(interim(0, 1, "hello"));
        say(interim(0, 2, "hello there"));
        say(done(0, 2.2, "Hello there.", false));
        assertThat(heard).extracting(Result::fromSample).containsExactly(0L, 0L, 0L);
        assertThat(heard).extracting(Result::isFinal).containsExactly(false, false, true);
        assertThat(words()).containsExactly("hello", "hello there", "Hello there.");
    }

    @Test
    void aResultEndsWhereItsLastWordDoes() {
        say(done(0, 2.5, "hi", 0.5, false));
        assertThat(heard.getFirst().toSample()).isEqualTo(4000);
    }

    @Test
    void deepgramsOwnEndOfSpeechEndsTheUtterance() {
        say(done(0, 2, "Hello.", true));
        say("{\"type\":\"UtteranceEnd\",\"last_word_end\":2.0}");
        assertThat(heard).hasSize(1);
        assertThat(heard.getFirst().endOfUtterance()).isTrue();
    }

    @Test
    void anUtteranceEndEndsWhatEndOfSpeechDidNot() {
        say(done(0, 2, "Press one", false));
        say("{\"type\":\"UtteranceEnd\",\"last_word_end\":2.0}");
        say("{\"type\":\"UtteranceEnd\",\"last_word_end\":2.0}");
        assertThat(heard).extracting(Result::endOfUtterance).containsExactly(false, true);
        assertThat(heard.getLast().fromSample()).isEqualTo(16_000);
        assertThat(words()).containsExactly("Press one", "");
    }

    @Test
    void anUtteranceEndWithoutAWordIsNothing() {
        say("{\"type\":\"UtteranceEnd\",\"last_word_end\":-1}");
        say("{\"type\":\"UtteranceEnd\",\"last_word_end\":0}");
        assertThat(heard).isEmpty();
    }

    @Test
    void wordlessAudioEndsTheUtteranceWhenNobodyElseDoes() {
        say(done(0, 2, "Press one", false));
        say(interim(2, 3.1, ""));
        assertThat(heard).hasSize(1);
        say(interim(2, 3.2, ""));
        assertThat(heard).extracting(Result::endOfUtterance).containsExactly(false, true);
        say(done(2, 3.5, "", true));
        assertThat(heard).hasSize(2);
    }

    @Test
    void audioSentLongPastTheLastWordEndsTheUtterance() {
        say(done(0, 1, "Press one", false));
        heard.addAll(order.sentUntil(8_000 + 21_599));
        assertThat(heard).hasSize(1);
        heard.addAll(order.sentUntil(8_000 + 21_600));
        heard.addAll(order.sentUntil(80_000));
        assertThat(heard).extracting(Result::endOfUtterance).containsExactly(false, true);
    }

    @Test
    void everyUtteranceEndsOnceThoughSeveralFinalsMakeIt() {
        say(done(0, 2, "For records", false));
        say(done(2, 4, "press two.", true));
        say(done(4, 6, "For billing", true));
        assertThat(heard).extracting(Result::endOfUtterance).containsExactly(false, true, true);
    }

    @Test
    void aRepeatedFinalIsHeardOnce() {
        say(done(0, 2, "Hello.", false));
        say(done(0, 2, "Hello.", false));
        assertThat(heard).hasSize(1);
    }

    @Test
    void aLateInterimOfFinalWordsIsDropped() {
        say(done(0, 2, "Hello.", false));
        say(interim(0, 1.5, "hell"));
        assertThat(heard).hasSize(1);
    }

    @Test
    void anOlderInterimIsDropped() {
        say(interim(0, 2, "hello there"));
        say(interim(0, 1, "hello"));
        assertThat(heard).hasSize(1);
    }

    @Test
    void emptyResultsSayNothing() {
        say(interim(0, 1, ""));
        say(done(0, 1, "", false));
        say(done(1, 2, "", true));
        assertThat(heard).isEmpty();
    }

    @Test
    void anInterimThatComesToNothingIsTakenBack() {
        say(interim(0, 1, "uh"));
        say(done(0, 1, "", false));
        assertThat(words()).containsExactly("uh", "");
        assertThat(heard.getLast().isFinal()).isTrue();
    }

    @Test
    void anotherSocketsWordsLandWhereTheyBelong() {
        say(done(0, 2, "Hello.", false));
        var second = new SocketTime();
        second.sent(order.finalUntil(), 8000);
        heard.addAll(order.on(DeepgramWire.read(done(0, 1, "Again.", false)), second));
        assertThat(heard.getLast().fromSample()).isEqualTo(16_000);
        assertThat(heard.getLast().toSample()).isEqualTo(24_000);
    }

    @Test
    void wordsHeardAgainByAnotherSocketAreDropped() {
        say(done(0, 2, "Hello.", false));
        var second = new SocketTime();
        second.sent(0, 16_000);
        heard.addAll(order.on(DeepgramWire.read(done(0, 1.9, "Hello.", false)), second));
        assertThat(heard).hasSize(1);
    }

    @Test
    void aMessageThatCannotBeReadIsNothing() {
        say("{\"type\":\"Results\"}");
        say("{\"type\":\"Metadata\",\"duration\":1}");
        say("{\"type\":\"SpeechStarted\",\"timestamp\":1}");
        say("nonsense");
        assertThat(heard).isEmpty();
    }

    static String interim(double start, double end, String text) {
        return json(start, end, text, end, false, false);
    }

    static String done(double start, double end, String text, boolean speechFinal) {
        return json(start, end, text, end, true, speechFinal);
    }

    private static String done(double start, double end, String text, double wordEnd, boolean speechFinal) {
        return json(start, end, text, wordEnd, true, speechFinal);
    }

    private static String json(
            double start, double end, String text, double wordEnd, boolean isFinal, boolean speechFinal) {
        var words = text.isEmpty()
                ? ""
                : "{\"word\":\"x\",\"start\":" + start + ",\"end\":" + wordEnd + ",\"confidence\":0.9}";
        return "{\"type\":\"Results\",\"channel_index\":[0,1],\"duration\":" + (end - start) + ",\"start\":" + start
                + ",\"is_final\":" + isFinal + ",\"speech_final\":" + speechFinal
                + ",\"channel\":{\"alternatives\":[{\"transcript\":\"" + text
                + "\",\"confidence\":0.97,\"words\":[" + words + "]}]},\"metadata\":{\"request_id\":\"r\"}}";
    }

    private void say(String json) {
        heard.addAll(order.on(DeepgramWire.read(json), time));
    }

    private List<String> words() {
        return heard.stream()
                .map(result -> result.text().reveal(Purpose.HEARING))
                .toList();
    }
}
