package io.patchbay.agent.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.patchbay.agent.outbound.LoopbackServer.Reply;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OutboundTest {

    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration SHORT = Duration.ofMillis(150);

    private final Outbound outbound = Outbound.connectingWithin(Duration.ofSeconds(2));

    @Test
    void anAnswerIsReturnedWithItsWait() {
        var reply = new Reply.Answer(429, "{}", Map.of("Retry-After", "7"));
        try (var server = new LoopbackServer(_ -> reply)) {
            var exchange = outbound.send(post(server), SOON);
            assertThat(exchange).isEqualTo(new Exchange.Answered(429, "{}", Optional.of(Duration.ofSeconds(7))));
        }
    }

    @Test
    void aRefusedConnectionWasNotSent() throws IOException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port))
                .POST(BodyPublishers.ofString("x"))
                .build();
        assertThat(outbound.send(request, SOON)).isEqualTo(new Exchange.NotSent("connect"));
    }

    @Test
    void aServerThatSpeaksNoTlsWasNotSentTo() {
        try (var server = new LoopbackServer(_ -> new Reply.Hangs())) {
            var request = HttpRequest.newBuilder(
                            URI.create(server.base().toString().replace("http:", "https:")))
                    .POST(BodyPublishers.ofString("secret"))
                    .build();
            assertThat(outbound.send(request, SHORT)).isNotInstanceOf(Exchange.Answered.class);
            assertThat(server.received()).isEmpty();
        }
    }

    @Test
    void aConnectionClosedAfterTheRequestIsLostAndNotSentAgain() {
        try (var server = new LoopbackServer(_ -> new Reply.Hangs())) {
            assertThat(outbound.send(post(server), SOON)).isEqualTo(new Exchange.Lost("connection"));
            assertThat(server.received()).hasSize(1);
        }
    }

    @Test
    void aConnectionClosedWhenUsedAgainIsLostAndNotSentAgain() {
        var count = new AtomicInteger();
        try (var server =
                new LoopbackServer(_ -> count.incrementAndGet() == 1 ? Reply.json(200, "{}") : new Reply.Hangs())) {
            assertThat(outbound.send(post(server), SOON)).isInstanceOf(Exchange.Answered.class);
            assertThat(outbound.send(post(server), SOON)).isEqualTo(new Exchange.Lost("connection"));
            assertThat(server.connections()).isEqualTo(1);
            assertThat(server.received()).hasSize(2);
        }
    }

    @Test
    void aMissingAnswerIsLostAtTheDeadline() {
        try (var server = new LoopbackServer(_ -> new Reply.Silent())) {
            assertThat(outbound.send(post(server), SHORT)).isEqualTo(new Exchange.Lost("timeout"));
        }
    }

    @Test
    void anAnswerThatNeverEndsIsLostAtTheDeadline() {
        try (var server = new LoopbackServer(_ -> new Reply.Stalls())) {
            assertThat(outbound.send(post(server), SHORT)).isEqualTo(new Exchange.Lost("timeout"));
        }
    }

    @Test
    void aRedirectIsAnAnswerAndNotFollowed() {
        var reply = new Reply.Answer(307, "", Map.of("Location", "/elsewhere"));
        try (var server = new LoopbackServer(_ -> reply)) {
            assertThat(outbound.send(post(server), SOON))
                    .isInstanceOfSatisfying(
                            Exchange.Answered.class,
                            answer -> assertThat(answer.status()).isEqualTo(307));
            assertThat(server.received()).hasSize(1);
        }
    }

    @Test
    void anAnswerBeyondAllMeasureIsLost() {
        var reply = Reply.json(200, "x".repeat(5 * 1024 * 1024));
        try (var server = new LoopbackServer(_ -> reply)) {
            assertThat(outbound.send(post(server), SOON)).isInstanceOf(Exchange.Lost.class);
        }
    }

    @Test
    void anInterruptedWaitIsLostAndStaysInterrupted() {
        try (var server = new LoopbackServer(_ -> new Reply.Silent())) {
            Thread.currentThread().interrupt();
            assertThat(outbound.send(post(server), SOON)).isEqualTo(new Exchange.Lost("interrupted"));
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void theTextFormShowsNoBody() {
        assertThat(new Exchange.Answered(200, "canary", Optional.empty()))
                .asString()
                .doesNotContain("canary");
    }

    private static HttpRequest post(LoopbackServer server) {
        return HttpRequest.newBuilder(server.base())
                .POST(BodyPublishers.ofString("a=1"))
                .build();
    }
}
