package io.patchbay.agent.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.patchbay.agent.server.HttpServer;
import io.patchbay.agent.server.Mount;
import io.patchbay.agent.server.ServerSettings;
import io.patchbay.contract.id.CallSessionId;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class MediaWayTest {

    private static final CallSessionId SESSION = CallSessionId.parse("00000000-0000-0000-0000-00000000000a");
    private static final StreamWords WORDS = StreamWords.ONE;
    private static final StreamWords SECOND = new StreamWords("MZ" + "2".repeat(32), WORDS.callSid());
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final ManualLater later = new ManualLater();
    /// By stream; a stream not in here is not known.
    private final Map<String, RecordingSink> sinks = new ConcurrentHashMap<>();

    private final RecordingSink sink = new RecordingSink();
    private final MediaStreams streams = new MediaStreams(
            (session, call, streamSid, token) -> Optional.ofNullable(sinks.get(streamSid)),
            (session, token) -> token.equals("token-of-" + session),
            later,
            new MediaPolicy(4096, 5, Duration.ofSeconds(2), Duration.ofSeconds(10)),
            meters);
    private HttpServer server;

    @BeforeEach
    void listen() {
        sinks.put(WORDS.streamSid(), sink);
        var way = new MediaWay(
                "/twilio/media", URI.create(CarrierSocket.PUBLIC_BASE + "/"), MediaWayTest::signed, streams);
        server = HttpServer.start(ServerSettings.on("127.0.0.1", 0), List.of(new Mount("/twilio/media", way)), meters);
    }

    private static boolean signed(String url, String signature) {
        return CarrierSocket.HAND.sign(url, Map.of()).equals(signature);
    }

    @AfterEach
    void stop() {
        streams.close();
        server.close();
    }

    private CarrierSocket started() throws Exception {
        return CarrierSocket.open(server.port())
                .say(StreamWords.CONNECTED, WORDS.start(SESSION, "token-of-" + SESSION));
    }

    private static void soon(Runnable assertion) {
        await().atMost(Duration.ofSeconds(5)).pollInterval(Duration.ofMillis(5)).untilAsserted(assertion::run);
    }

    private double counted(String name, String why) {
        return meters.get("patchbay.media." + name).tag("why", why).counter().count();
    }

    @Test
    void aThousandShuffledFramesArriveAsOneRecording() throws Exception {
        var arrival = new ArrayList<String>();
        for (int i = 0; i < 1000; i++) {
            arrival.add(WORDS.frame(i));
        }
        for (int from = 0; from < 1000; from += 4) {
            Collections.shuffle(arrival.subList(from, from + 4), new Random(from));
        }
        try (var carrier = started()) {
            carrier.say(arrival.toArray(String[]::new));
            carrier.say(WORDS.stop(1002));
            assertThat(carrier.closeCode()).isEqualTo(1000);
        }
        soon(() -> assertThat(sink.ends()).containsExactly("stopped"));
        byte[] heard = sink.bytes();
        assertThat(heard).hasSize(160_000);
        for (int i = 0; i < heard.length; i++) {
            assertThat(heard[i]).isEqualTo((byte) (i / 160));
        }
        assertThat(sink.firstSamples()).hasSize(1000).isSorted();
        assertThat(streams.isLive(SESSION)).isFalse();
    }

    @Test
    void anUpgradeWithoutTheRightSignatureIsRefused() throws Exception {
        var other = CarrierSocket.HAND.sign("wss://elsewhere.example.com/twilio/media", Map.of());
        for (var signature : List.of("", "AAAA", other)) {
            assertThatThrownBy(() -> CarrierSocket.open(server.port(), signature))
                    .isInstanceOf(ExecutionException.class)
                    .cause()
                    .isInstanceOfSatisfying(
                            WebSocketHandshakeException.class,
                            refused -> assertThat(refused.getResponse().statusCode())
                                    .isEqualTo(403));
        }
        assertThat(counted("refused", "signature")).isEqualTo(3);
    }

    @Test
    void aSignedRequestThatIsNoUpgradeIsRefused() throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/twilio/media"))
                .header(
                        "X-Twilio-Signature",
                        CarrierSocket.HAND.sign(CarrierSocket.PUBLIC_BASE + "/twilio/media", Map.of()))
                .build();
        var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(426);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void audioBeforeAValidStartIsRefused() throws Exception {
        try (var carrier = CarrierSocket.open(server.port())) {
            carrier.say(StreamWords.CONNECTED, WORDS.frame(0));
            assertThat(carrier.closeCode()).isEqualTo(1008);
        }
        try (var carrier = CarrierSocket.open(server.port())) {
            carrier.say(WORDS.start(SESSION, "token-of-somebody-else"));
            assertThat(carrier.closeCode()).isEqualTo(1008);
        }
        sinks.clear();
        try (var carrier = started()) {
            assertThat(carrier.closeCode()).isEqualTo(1008);
        }
        assertThat(sink.bytes()).isEmpty();
        assertThat(counted("refused", "no_start")).isEqualTo(1);
        assertThat(counted("refused", "token")).isEqualTo(1);
        assertThat(counted("refused", "unknown_call")).isEqualTo(1);
    }

    @Test
    void aSocketThatOnlyGreetsIsRefused() throws Exception {
        try (var carrier = CarrierSocket.open(server.port())) {
            for (int i = 0; i < 5; i++) {
                carrier.say(StreamWords.CONNECTED);
            }
            assertThat(carrier.closeCode()).isEqualTo(1008);
        }
    }

    @Test
    void anotherAudioFormatIsRefused() throws Exception {
        try (var carrier = CarrierSocket.open(server.port())) {
            carrier.say(WORDS.start(SESSION.toString(), "token-of-" + SESSION, "audio/L16"));
            assertThat(carrier.closeCode()).isEqualTo(1003);
        }
    }

    static List<String> malformed() {
        return List.of(
                "",
                "not json",
                "[1,2]",
                "{\"event\":5}",
                "{\"no\":\"event\"}",
                WORDS.frame(0) + "}",
                WORDS.frame(0).substring(0, 100),
                WORDS.frame(0).replace("\"payload\":\"", "\"payload\":\"!!!!"),
                WORDS.frame(0).replace("\"sequenceNumber\":\"2\"", "\"sequenceNumber\":\"two\""),
                WORDS.frame(0).replace("\"timestamp\":\"0\"", "\"timestamp\":\"-9\""),
                WORDS.frame(0).replace("\"sequenceNumber\":\"2\"", "\"sequenceNumber\":\"90000000\""),
                SECOND.frame(0),
                StreamWords.CONNECTED,
                WORDS.start(SESSION, "token-of-" + SESSION));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void aMalformedMessageEndsTheStreamAndIsCounted(String message) throws Exception {
        try (var carrier = started()) {
            carrier.say(message);
            assertThat(carrier.closeCode()).isEqualTo(1007);
        }
        soon(() -> assertThat(sink.ends()).containsExactly("malformed"));
        assertThat(counted("closed", "malformed")).isEqualTo(1);
        assertThat(sink.bytes()).isEmpty();
    }

    @Test
    void aBinaryMessageEndsTheStream() throws Exception {
        try (var carrier = started()) {
            carrier.raw()
                    .sendBinary(ByteBuffer.wrap(new byte[] {1, 2, 3}), true)
                    .get();
            assertThat(carrier.closeCode()).isEqualTo(1003);
        }
        soon(() -> assertThat(sink.ends()).containsExactly("malformed"));
    }

    @Test
    void aMessageThatIsTooLongEndsTheStreamInOnePieceOrInMany() throws Exception {
        try (var carrier = started()) {
            carrier.say("x".repeat(5000));
            assertThat(carrier.closeCode()).isEqualTo(1009);
        }
        soon(() -> assertThat(sink.ends()).containsExactly("malformed"));
        sinks.put(SECOND.streamSid(), new RecordingSink());
        try (var carrier = CarrierSocket.open(server.port())) {
            carrier.say(SECOND.start(SESSION, "token-of-" + SESSION));
            for (int i = 0; i < 5; i++) {
                carrier.raw().sendText("x".repeat(1000), false).get();
            }
            assertThat(carrier.closeCode()).isEqualTo(1009);
        }
        soon(() -> assertThat(sinks.get(SECOND.streamSid()).ends()).containsExactly("malformed"));
    }

    @Test
    void unusualButRightMessagesAreUnderstood() throws Exception {
        var slashes = WORDS.media(3, 20, new byte[] {-1, -1, -1}).replace("////", "\\/\\/\\/\\/");
        assertThat(slashes).contains("\\/");
        var parts = WORDS.frame(2);
        try (var carrier = started()) {
            carrier.say(WORDS.frame(0), slashes);
            carrier.raw().sendText(parts.substring(0, 50), false).get();
            carrier.raw().sendText(parts.substring(50), true).get();
            carrier.say(
                    "{\"event\":\"mark\",\"sequenceNumber\":\"5\",\"streamSid\":\"x\",\"mark\":{\"name\":\"m\"}}",
                    "{\"event\":\"news\",\"sequenceNumber\":\"6\"}",
                    WORDS.media(7, 60, StreamWords.frameBytes(9)).replace("\"inbound\"", "\"outbound\""),
                    WORDS.media(8, 60, StreamWords.frameBytes(3)));
            carrier.raw()
                    .sendPing(ByteBuffer.wrap("still there?".getBytes(StandardCharsets.UTF_8)))
                    .get();
            assertThat(carrier.pong()).isEqualTo("still there?");
            soon(() -> assertThat(sink.bytes()).hasSize(160 + 3 + 160 + 160));
            assertThat(streams.isLive(SESSION)).isTrue();
        }
    }

    @Test
    void aLostSocketIsWaitedForAndThenGivenUp() throws Exception {
        try (var carrier = started()) {
            carrier.say(WORDS.frame(0));
            soon(() -> assertThat(sink.bytes()).hasSize(160));
        }
        soon(() -> assertThat(later.waits()).containsExactly(Duration.ofSeconds(2)));
        assertThat(streams.isLive(SESSION)).isFalse();
        assertThat(sink.ends()).isEmpty();

        later.fireAll();
        assertThat(sink.ends()).containsExactly("socket_lost");
    }

    @Test
    void aNewSocketWithinTheGraceTakesOver() throws Exception {
        try (var carrier = started()) {
            carrier.say(WORDS.frame(0));
            soon(() -> assertThat(sink.bytes()).hasSize(160));
        }
        soon(() -> assertThat(later.waits()).hasSize(1));
        sinks.put(SECOND.streamSid(), sink);
        try (var carrier = CarrierSocket.open(server.port())) {
            carrier.say(SECOND.start(SESSION, "token-of-" + SESSION), SECOND.frame(0));
            soon(() -> assertThat(sink.bytes()).hasSize(320));
            assertThat(later.waits()).isEmpty();
            assertThat(sink.ends()).isEmpty();
            assertThat(streams.isLive(SESSION)).isTrue();
        }
    }

    @Test
    void theNewestStreamOwnsTheCall() throws Exception {
        var newer = new RecordingSink();
        sinks.put(SECOND.streamSid(), newer);
        try (var first = started();
                var second = CarrierSocket.open(server.port())) {
            first.say(WORDS.frame(0));
            soon(() -> assertThat(sink.bytes()).hasSize(160));
            second.say(SECOND.start(SESSION, "token-of-" + SESSION));
            assertThat(first.closeCode()).isEqualTo(1000);
            second.say(SECOND.frame(0));
            soon(() -> assertThat(newer.bytes()).hasSize(160));
        }
        assertThat(sink.ends()).containsExactly("replaced");
        assertThat(newer.ends()).isEmpty();
        soon(() -> assertThat(later.waits()).hasSize(1));
        later.fireAll();
        assertThat(newer.ends()).containsExactly("socket_lost");
    }

    @Test
    void aSinkThatFailsEndsItsStreamAlone() throws Exception {
        var failing = new RecordingSink();
        failing.ended("test");
        sinks.put(WORDS.streamSid(), failing);
        try (var carrier = started()) {
            carrier.say(WORDS.frame(0));
            assertThat(carrier.closeCode()).isEqualTo(1011);
        }
        soon(() -> assertThat(failing.ends()).containsExactly("test", "failed"));
    }

    @Test
    void stoppingTheAgentEndsEveryStream() throws Exception {
        try (var carrier = started()) {
            carrier.say(WORDS.frame(0));
            soon(() -> assertThat(sink.bytes()).hasSize(160));
            streams.close();
            assertThat(carrier.closeCode()).isEqualTo(1001);
        }
        assertThat(sink.ends()).containsExactly("shutdown");
    }
}
