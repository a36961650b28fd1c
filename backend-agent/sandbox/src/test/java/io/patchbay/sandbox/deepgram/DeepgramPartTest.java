package io.patchbay.sandbox.deepgram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.patchbay.sandbox.testkit.PartServer;
import io.patchbay.sandbox.voice.WatermarkListener;
import io.patchbay.sandbox.voice.WatermarkVoice;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.http.WebSocketHandshakeException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DeepgramPartTest {

    private static final String KEY = "dg-test-key";
    private static final String USUAL = "model=nova-3&encoding=mulaw&sample_rate=8000&channels=1&interim_results=true"
            + "&endpointing=300&utterance_end_ms=1000&vad_events=true";

    private final PartServer<DeepgramPart> server = new PartServer<>(20, c -> new DeepgramPart(c, KEY));

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void speechComesBackAsWordsAndTheStreamEndsWithItsMetadata() throws Exception {
        byte[] audio = padded(new WatermarkVoice().say("Records, this is Tom."), 2_000);
        try (ListenClient client = connect(USUAL)) {
            client.hears(audio, 160).says("CloseStream");

            assertThat(client.ending()).isEqualTo("1000");
            assertThat(transcript(client)).isEqualTo("records this is tom");
            assertThat(client.messages().stream().map(m -> m.path("type").asText()))
                    .containsSubsequence("SpeechStarted", "Results", "UtteranceEnd", "Results", "Metadata");
            JsonNode metadata = client.messages().getLast();
            assertThat(metadata.path("duration").asDouble()).isEqualTo(audio.length / 8_000.0);
            assertThat(metadata.path("sha256").asText())
                    .isEqualTo(HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(audio)));
        }
        assertThat(server.journal().entries("deepgram-closed", 0)).hasSize(1);
    }

    @Test
    void finalizeMakesWhatWasHeardFinalAtOnce() throws Exception {
        byte[] audio = padded(new WatermarkVoice().say("please hold"), 100);
        try (ListenClient client = connect(USUAL)) {
            client.hears(audio, 800).says("Finalize");

            await().until(() -> client.messages().stream()
                    .anyMatch(m -> m.path("from_finalize").asBoolean()));
            JsonNode last = client.messages().getLast();
            assertThat(last.path("is_final").asBoolean()).isTrue();
            assertThat(last.at("/channel/alternatives/0/transcript").asText()).isEqualTo("please hold");
        }
    }

    @Test
    void aSocketThatSendsNothingIsClosedAfterTenSeconds() throws Exception {
        try (ListenClient client = connect(USUAL)) {
            assertThat(client.ending()).isEqualTo("1011 NET-0001");
        }
        assertThat(server.time().elapsedNanos())
                .isGreaterThan(Duration.ofSeconds(10).toNanos());
    }

    @Test
    void keepAliveHoldsASocketOpenOnlyOnceAudioHasBeenHeard() throws Exception {
        try (ListenClient silent = connect(USUAL);
                ListenClient alive = connect(USUAL)) {
            alive.hears(padded(new byte[0], 100), 800);
            await().pollInterval(Duration.ofMillis(100)).until(() -> {
                alive.says("KeepAlive");
                var _ = catchThrowable(() -> silent.says("KeepAlive"));
                return !silent.isOpen();
            });
            assertThat(silent.ending()).isEqualTo("1011 NET-0001");
            assertThat(alive.isOpen()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "encoding=linear16&sample_rate=8000",
                "encoding=mulaw&sample_rate=16000",
                "encoding=mulaw",
                "sample_rate=8000",
                "encoding=mulaw&sample_rate=8000&channels=2"
            })
    void audioAnnouncedAsSomethingElseCannotBeDecoded(String query) throws Exception {
        try (ListenClient client = connect(query)) {
            client.hears(padded(new byte[0], 20), 160);

            assertThat(client.ending()).isEqualTo("1008 DATA-0000");
        }
    }

    @Test
    void anEmptyFrameCannotBeDecoded() throws Exception {
        try (ListenClient client = connect(USUAL)) {
            client.hears(new byte[160], 160);
            client.hears(new byte[1], 1);
            assertThat(client.isOpen()).isTrue();
            client.sendsEmptyFrame();

            assertThat(client.ending()).isEqualTo("1008 DATA-0000");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "utterance_end_ms=1000",
                "utterance_end_ms=500&interim_results=true",
                "utterance_end_ms=x&interim_results=true",
                "endpointing=soon"
            })
    void parametersThatMakeNoSenseAreRefusedAtTheDoor(String query) {
        WebSocketHandshakeException refused = refusal(query, "Token " + KEY);

        assertThat(refused.getResponse().statusCode()).isEqualTo(400);
        assertThat(refused.getResponse().headers().firstValue("dg-error")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Token wrong", "dg-test-key", "Bearer dg-test-key", "Token"})
    void withoutTheKeyTheDoorStaysShut(String authorization) {
        WebSocketHandshakeException refused = refusal(USUAL, authorization);

        assertThat(refused.getResponse().statusCode()).isEqualTo(401);
        assertThat(refused.getResponse().headers().firstValue("dg-error")).contains("INVALID_AUTH");
        assertThat(refused.getResponse().headers().firstValue("dg-request-id")).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "deepgram.refuse-401, 401, INVALID_AUTH",
        "deepgram.refuse-402, 402, ASR_PAYMENT_REQUIRED",
        "deepgram.refuse-429, 429, TOO_MANY_REQUESTS"
    })
    void refusalsCanBeOrdered(String fault, int status, String error) throws Exception {
        server.faults().set(fault, 1);

        WebSocketHandshakeException refused = refusal(USUAL, "Token " + KEY);

        assertThat(refused.getResponse().statusCode()).isEqualTo(status);
        assertThat(refused.getResponse().headers().firstValue("dg-error")).contains(error);
        try (ListenClient client = connect(USUAL)) {
            assertThat(client.isOpen()).isTrue();
        }
    }

    @Test
    void aSocketCanBeCutOnceAfterSomeSeconds() throws Exception {
        server.faults().set(DeepgramFaults.DROP_AFTER_SECONDS, 2);
        byte[] audio = padded(new byte[0], 3_000);
        try (ListenClient client = connect(USUAL)) {
            // Sending may fail too, at whichever frame the cut is noticed.
            var _ = catchThrowable(() -> client.hears(audio, 160));

            assertThat(client.ending()).isEqualTo("cut");
        }
        try (ListenClient next = connect(USUAL)) {
            next.hears(audio, 160).says("CloseStream");

            assertThat(next.ending()).isEqualTo("1000");
        }
    }

    @Test
    void eightStreamsAtFiftyTimesRealTimeTakeAFractionOfACore() throws Exception {
        byte[] audio = padded(
                new WatermarkVoice()
                        .say("Thank you for calling. For appointments press one. For medical records press two."),
                1_000);
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        double cores = Double.MAX_VALUE;
        for (int round = 0; round < 6; round++) {
            List<Transcription> streams =
                    Stream.generate(this::transcription).limit(8).toList();
            long started = threads.getCurrentThreadCpuTime();
            for (int at = 0; at + 160 <= audio.length; at += 160) {
                byte[] frame = Arrays.copyOfRange(audio, at, at + 160);
                streams.forEach(stream -> stream.hear(frame));
            }
            double took = (threads.getCurrentThreadCpuTime() - started) / 1e9;
            cores = Math.min(cores, took / (audio.length / 8_000.0 / 50));
        }

        assertThat(cores).as("cores needed at 50 times real time").isLessThan(0.25);
    }

    private Transcription transcription() {
        ListenQuery query = TranscriptionTest.parsed(USUAL);
        DeepgramWire wire = new DeepgramWire("r", "m", query);
        return new Transcription(
                query, new WatermarkListener(), wire, new DeepgramFaults(server.faults()).conditions());
    }

    private ListenClient connect(String query) {
        return new ListenClient(server.socketAt("/deepgram/v1/listen?" + query), "Token " + KEY);
    }

    private WebSocketHandshakeException refusal(String query, String authorization) {
        CompletionException thrown = catchThrowableOfType(
                CompletionException.class,
                () -> new ListenClient(server.socketAt("/deepgram/v1/listen?" + query), authorization));
        assertThat(thrown).hasCauseInstanceOf(WebSocketHandshakeException.class);
        return (WebSocketHandshakeException) Objects.requireNonNull(thrown.getCause());
    }

    private static String transcript(ListenClient client) {
        StringBuilder text = new StringBuilder();
        client.messages().stream()
                .filter(m -> m.path("is_final").asBoolean())
                .map(m -> m.at("/channel/alternatives/0/transcript").asText())
                .filter(t -> !t.isEmpty())
                .forEach(t -> text.append(text.isEmpty() ? "" : " ").append(t));
        return text.toString();
    }

    private static byte[] padded(byte[] audio, int silenceMillis) {
        byte[] padded = Arrays.copyOf(audio, audio.length + silenceMillis * 8);
        Arrays.fill(padded, audio.length, padded.length, (byte) 0xFF);
        return padded;
    }
}
