package io.patchbay.agent.adapter.deepgram;

import static io.patchbay.agent.adapter.deepgram.ResultOrderTest.done;
import static io.patchbay.agent.adapter.deepgram.ResultOrderTest.interim;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.patchbay.agent.port.SpeechToText;
import io.patchbay.agent.port.SpeechToText.Result;
import io.patchbay.contract.phi.Purpose;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeepgramStreamTest {

    private static final String KEY = "canary-key-1";
    private static final String KEEP_ALIVE = "{\"type\":\"KeepAlive\"}";
    private static final String CLOSE_STREAM = "{\"type\":\"CloseStream\"}";

    private final List<AutoCloseable> opened = new ArrayList<>();
    private final Heard heard = new Heard();

    @Test
    void aCallIsAskedForAsTheReferenceWritesIt() {
        var deepgram = deepgram(_ -> Deepgram.ACCEPT, true);
        var settings = new DeepgramSettings(
                deepgram.base(),
                KEY,
                "nova-3",
                Duration.ofMillis(300),
                Duration.ofSeconds(1),
                true,
                List.of("voicemail", "medical records"));
        open(settings, 1);
        assertThat(deepgram.peer(0).headers).containsEntry("authorization", "Token " + KEY);
        assertThat(deepgram.peer(0).target)
                .startsWith("/v1/listen?")
                .contains(
                        "model=nova-3",
                        "encoding=mulaw",
                        "sample_rate=8000",
                        "channels=1",
                        "interim_results=true",
                        "endpointing=300",
                        "utterance_end_ms=1000",
                        "vad_events=true",
                        "keyterm=voicemail",
                        "keyterm=medical+records");
    }

    @Test
    void audioArrivesWholeAndInBatches() {
        var deepgram = deepgram(_ -> Deepgram.ACCEPT, true);
        var stream = open(deepgram, 1);
        speak(stream, 0, 8000);
        await().until(() -> heardBy(deepgram, 0) >= 7680);
        stream.close();
        await().until(() -> heardBy(deepgram, 0) == 8000);
        assertThat(deepgram.peer(0).audio()).isEqualTo(voice(0, 8000));
        assertThat(deepgram.peer(0).frames).hasSizeLessThanOrEqualTo(26).allMatch(size -> size <= 800);
    }

    @Test
    void wordsComeWithTheCallsSamplesInOrder() {
        var deepgram = deepgram(_ -> Deepgram.ACCEPT, true);
        var stream = open(deepgram, 1);
        speak(stream, 40_000, 16_000);
        await().until(() -> heardBy(deepgram, 0) >= 15_000);
        deepgram.peer(0).say(interim(0, 1, "thank you"));
        deepgram.peer(0).say(done(0, 1.5, "Thank you for calling.", true));
        await().until(() -> heard.words.size() == 2);
        assertThat(heard.words).extracting(Result::fromSample).containsExactly(40_000L, 40_000L);
        assertThat(heard.words.getLast().toSample()).isEqualTo(52_000);
        assertThat(heard.words.getLast().endOfUtterance()).isTrue();
        assertThat(heard.words.getLast().text().reveal(Purpose.HEARING)).isEqualTo("Thank you for calling.");
        assertThat(heard.news).isEmpty();
    }

    @Test
    void aDroppedSocketIsReplacedAndHearsWhatWasNotYetFinal() {
        var deepgram = deepgram(_ -> Deepgram.ACCEPT, true);
        var stream = open(deepgram, 1);
        speak(stream, 0, 24_000);
        await().until(() -> heardBy(deepgram, 0) >= 23_000);
        deepgram.peer(0).say(done(0, 1, "Hello.", true));
        await().until(() -> heard.words.size() == 1);
        deepgram.peer(0).drop();
        await().until(() -> heard.news.contains("lost connection"));
        speak(stream, 24_000, 8_000);
        await().until(() -> heardBy(deepgram, 1) >= 23_000);
        assertThat(deepgram.peer(1).audio()).isEqualTo(Arrays.copyOf(voice(8_000, 24_000), heardBy(deepgram, 1)));
        deepgram.peer(1).say(done(0, 1, "Records.", true));
        await().until(() -> heard.words.size() == 2);
        assertThat(heard.words.getLast().fromSample()).isEqualTo(8_000);
        assertThat(heard.words.getLast().toSample()).isEqualTo(16_000);
        assertThat(heard.news).containsExactly("lost connection", "back");
    }

    @Test
    void onlyTheLastTenSecondsAreReplayed() {
        var deepgram = deepgram(number -> number == 0 ? 503 : Deepgram.ACCEPT, true);
        var stream = open(deepgram, 1);
        speak(stream, 0, 120_000);
        await().until(() -> heardBy(deepgram, 0) == 80_000);
        assertThat(deepgram.peer(0).audio()).isEqualTo(voice(40_000, 80_000));
        deepgram.peer(0).say(done(0, 1, "Hello.", false));
        await().until(() -> !heard.words.isEmpty());
        assertThat(heard.words.getFirst().fromSample()).isEqualTo(40_000);
    }

    @ParameterizedTest
    @CsvSource({"401,credentials", "402,credentials", "403,credentials", "400,refused", "404,refused"})
    void aHandshakeRefusedForGoodIsNotTriedAgain(int status, String reason) {
        var deepgram = deepgram(_ -> status, true);
        var stream = open(deepgram, 100);
        speak(stream, 0, 8000);
        await().until(() -> !heard.news.isEmpty());
        await().during(Duration.ofMillis(150)).until(() -> deepgram.handshakes.size() == 1);
        assertThat(heard.news).containsExactly("lost " + reason);
        stream.close();
    }

    @ParameterizedTest
    @CsvSource({"429,busy", "500,connection", "0,connection"})
    void aHandshakeThatMaySucceedLaterIsTriedAgainAndLossIsToldOnce(int status, String reason) {
        var deepgram = deepgram(number -> number < 4 ? status : Deepgram.ACCEPT, true);
        open(deepgram, 20);
        await().until(() -> heard.news.contains("back"));
        assertThat(deepgram.handshakes).hasSize(5);
        assertThat(heard.news).containsExactly("lost " + reason, "back");
    }

    @Test
    void audioItCannotDecodeIsNotSentAgain() {
        var deepgram = deepgram(_ -> Deepgram.ACCEPT, true);
        open(deepgram, 100);
        deepgram.peer(0).close(1008, "DATA-0000");
        await().until(() -> heard.news.contains("lost audio-format"));
        await().during(Duration.ofMillis(150)).until(() -> deepgram.handshakes.size() == 1);
    }

    @Test
    void aSocketClosedForWantOfFramesIsReplaced() {
        var deepgram = deepgram(_ -> Deepgram.ACCEPT, true);
        open(deepgram, 20);
        deepgram.peer(0).close(1011, "NET-0001");
        await().until(() -> deepgram.peers.size() == 2 && heard.news.contains("back"));
        assertThat(heard.news).containsExactly("lost connection", "back");
    }

    @Test
    void aSilentCallIsKeptOpenWithAudioFirstThenWithWords() {
        var deepgram = deepgram(_ -> Deepgram.ACCEPT, true);
        var stream = open(deepgram, 10);
        await().until(() -> heardBy(deepgram, 0) > 0);
        assertThat(deepgram.peer(0).audio()).containsOnly((byte) 0xFF);
        await().until(() -> deepgram.peer(0).texts.contains(KEEP_ALIVE));
        assertThat(deepgram.peer(0).sequence).startsWith("audio", "text");
        var filled = heardBy(deepgram, 0);
        speak(stream, 800, 800);
        await().until(() -> heardBy(deepgram, 0) > filled);
        deepgram.peer(0).say(done(0.06, 0.1, "Hi.", true));
        await().until(() -> !heard.words.isEmpty());
        assertThat(heard.words.getFirst().fromSample()).isEqualTo(800);
    }

    @Test
    void noKeepAliveIsSentWhileAudioFlows() {
        var deepgram = deepgram(_ -> Deepgram.ACCEPT, true);
        var stream = open(deepgram, 4);
        assertThat(deepgram.peer(0).texts).isEmpty();
        var from = new long[1];
        await().pollInterval(Duration.ofMillis(20))
                .atMost(Duration.ofSeconds(10))
                .until(() -> {
                    speak(stream, from[0], 480);
                    from[0] += 480;
                    return from[0] == 480 * 75;
                });
        assertThat(deepgram.peer(0).texts).isEmpty();
    }

    @Test
    void aConnectionThatFallsSilentAltogetherIsReplaced() {
        var deepgram = deepgram(_ -> Deepgram.ACCEPT, true);
        open(deepgram, 40);
        await().until(deepgram.peer(0)::hasPonged);
        deepgram.mute();
        await().until(() -> heard.news.contains("lost connection"));
        await().until(() -> deepgram.handshakes.size() >= 2);
    }

    @Test
    void aServerThatAnswersNoPingsIsNotTakenForDead() {
        var deepgram = deepgram(_ -> Deepgram.ACCEPT, false);
        open(deepgram, 100);
        assertThat(deepgram.peer(0).hasPonged()).isFalse();
        await().during(Duration.ofMillis(300)).until(() -> heard.news.isEmpty());
        assertThat(deepgram.handshakes).hasSize(1);
    }

    @Test
    void closingSendsTheRestAsksForTheRestAndTakesIt() {
        var deepgram = deepgram(_ -> Deepgram.ACCEPT, true);
        var stream = open(deepgram, 1);
        speak(stream, 0, 1000);
        stream.close();
        await().until(() -> deepgram.peer(0).texts.contains(CLOSE_STREAM));
        assertThat(deepgram.peer(0).audio()).isEqualTo(voice(0, 1000));
        deepgram.peer(0).say(done(0, 0.1, "Bye.", true));
        deepgram.peer(0).say("{\"type\":\"Metadata\",\"duration\":0.125}");
        deepgram.peer(0).close(1000, "");
        await().until(() -> heard.words.size() == 1);
        await().during(Duration.ofMillis(100)).until(() -> heard.news.isEmpty());
        assertThat(deepgram.handshakes).hasSize(1);
    }

    @Test
    void aServerThatDoesNotCloseIsLeftAtTheDeadline() {
        var deepgram = deepgram(_ -> Deepgram.ACCEPT, true);
        var stream = open(deepgram, 100);
        var peer = deepgram.peer(0);
        stream.close();
        await().until(peer::isGone);
        assertThat(heard.news).isEmpty();
    }

    @Test
    void aStreamThatIsClosedBeforeItOpensIsQuiet() {
        var deepgram = deepgram(_ -> 500, true);
        var stream = open(deepgram, 1);
        stream.close();
        speak(stream, 0, 8000);
        await().during(Duration.ofMillis(150)).until(() -> deepgram.handshakes.size() <= 2);
        assertThat(heard.words).isEmpty();
    }

    @Test
    void closingTheWholeEndsItsSocketsAndBreaksNoCaller() {
        var deepgram = deepgram(_ -> Deepgram.ACCEPT, true);
        var timers = new FastTimers(1);
        opened.add(timers::shutdownNow);
        var speech = new DeepgramSpeechToText(DeepgramSettings.forCalls(deepgram.base(), KEY), timers);
        var stream = speech.open(heard);
        speak(stream, 0, 800);
        await().until(() -> heardBy(deepgram, 0) > 0);
        speech.close();
        await().until(() -> deepgram.peer(0).isGone());
        speak(stream, 800, 8000);
        stream.close();
        assertThat(heard.news).isEmpty();
    }

    @Test
    void aListenerThatFailsOnceHearsTheNextWords() {
        var deepgram = deepgram(_ -> Deepgram.ACCEPT, true);
        var stream = open(deepgram, 1);
        speak(stream, 0, 16_000);
        await().until(() -> heardBy(deepgram, 0) > 15_000);
        heard.failing = true;
        deepgram.peer(0).say(done(0, 1, "One.", true));
        await().until(() -> !heard.failing);
        deepgram.peer(0).say(done(1, 2, "Two.", true));
        await().until(() -> heard.words.size() == 1);
    }

    @Test
    void settingsHideTheKeyAndRefuseNonsense() {
        var settings = DeepgramSettings.forCalls(DeepgramSettings.DEEPGRAM, KEY);
        assertThat(settings.toString()).doesNotContain(KEY);
        assertThatThrownBy(() -> DeepgramSettings.forCalls(URI.create("https://x"), KEY))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> DeepgramSettings.forCalls(DeepgramSettings.DEEPGRAM, ""))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @AfterEach
    void closeAll() throws Exception {
        for (var closeable : opened.reversed()) {
            closeable.close();
        }
    }

    private Deepgram deepgram(IntUnaryOperator statuses, boolean answersPings) {
        var deepgram = new Deepgram(statuses, answersPings);
        opened.add(deepgram);
        return deepgram;
    }

    private SpeechToText.Stream open(Deepgram deepgram, int speed) {
        return open(DeepgramSettings.forCalls(deepgram.base(), KEY), speed);
    }

    private SpeechToText.Stream open(DeepgramSettings settings, int speed) {
        var timers = new FastTimers(speed);
        opened.add(timers::shutdownNow);
        var speech = new DeepgramSpeechToText(settings, timers);
        opened.add(speech);
        return speech.open(heard);
    }

    private static int heardBy(Deepgram deepgram, int peer) {
        return deepgram.peers.size() > peer ? deepgram.peer(peer).samples() : 0;
    }

    /// In frames of 20 ms, as the carrier sends them.
    private static void speak(SpeechToText.Stream stream, long from, int samples) {
        for (var at = 0; at < samples; at += 160) {
            var length = Math.min(160, samples - at);
            stream.audio(voice(from + at, length), 0, length, from + at);
        }
    }

    /// A voice whose every second differs, so that audio out of place is noticed.
    private static byte[] voice(long from, int samples) {
        var voice = new byte[samples];
        for (var i = 0; i < samples; i++) {
            voice[i] = (byte) ((from + i) * 31 + (from + i) / 251);
        }
        return voice;
    }

    private static final class Heard implements SpeechToText.Listener {
        final List<Result> words = new CopyOnWriteArrayList<>();
        final List<String> news = new CopyOnWriteArrayList<>();
        volatile boolean failing;

        @Override
        public void words(Result result) {
            if (failing) {
                failing = false;
                throw new IllegalStateException("planted");
            }
            words.add(result);
        }

        @Override
        public void lost(String reason) {
            news.add("lost " + reason);
        }

        @Override
        public void back() {
            news.add("back");
        }
    }
}
