package io.patchbay.agent.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.Test;

final class HttpServerTest {

    private static final ServerSettings HERE = ServerSettings.on("127.0.0.1", 0);
    private final HttpClient client = HttpClient.newHttpClient();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void aReadyAgentSaysSoAndWhy() throws Exception {
        var database = new AtomicReference<>(Health.State.HOLDS);
        var health = new Health("0.1", List.of(new Health.Fact("database", database::get)));
        try (var server = HttpServer.start(HERE, List.of(new Mount("/health", health)), meters)) {
            var ready = get(server, "/health");
            assertThat(ready.statusCode()).isEqualTo(200);
            assertThat(ready.body())
                    .isEqualTo(
                            "{\"alive\":true,\"ready\":true,\"version\":\"0.1\",\"facts\":{\"database\":{\"ok\":true}}}");

            database.set(Health.State.missing("Start the database."));
            var missing = get(server, "/health");
            assertThat(missing.statusCode()).isEqualTo(503);
            assertThat(missing.body()).contains("\"ready\":false", "\"alive\":true", "Start the database.");
        }
    }

    @Test
    void aFactThatFailsIsAFactThatDoesNotHold() throws Exception {
        var health = new Health("0.1", List.of(new Health.Fact("carrier", () -> {
            throw new IllegalStateException("canary-Anna-Example");
        })));
        try (var server = HttpServer.start(HERE, List.of(new Mount("/health", health)), meters)) {
            var answer = get(server, "/health");
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).doesNotContain("canary");
        }
    }

    @Test
    void nothingIsToldAboutTheServerAndNothingIsEchoed() throws Exception {
        try (var server = HttpServer.start(
                HERE,
                List.of(new Mount("/fails", handler((q, r, c) -> {
                    throw new IllegalStateException("canary-in-exception");
                }))),
                meters)) {
            var unknown = get(server, "/canary-path?canary=query");
            assertThat(unknown.statusCode()).isEqualTo(404);
            assertThat(unknown.body()).isEmpty();
            assertThat(unknown.headers().map()).doesNotContainKeys("server", "x-powered-by");

            var failed = get(server, "/fails?canary=query");
            assertThat(failed.statusCode()).isEqualTo(500);
            assertThat(failed.body()).isEmpty();

            assertThat(raw(server, "GET /canary path HTTP/1.1\r\nHost: here\r\n\r\n"))
                    .startsWith("HTTP/1.1 400")
                    .doesNotContain("canary")
                    .doesNotContainIgnoringCase("jetty");
            assertThat(raw(server, "GET / HTTP/1.1\r\nHost: here\r\nX-Long: " + "canary".repeat(5000) + "\r\n\r\n"))
                    .startsWith("HTTP/1.1 431")
                    .doesNotContain("canary");
        }
    }

    @Test
    void answersAreCountedByWayInAndStatusNeverByPath() throws Exception {
        try (var server = HttpServer.start(
                HERE, List.of(new Mount("/calls/*", handler((q, r, c) -> Reply.NO_CONTENT.send(r, c)))), meters)) {
            get(server, "/calls/one");
            get(server, "/calls/two");
            get(server, "/elsewhere");
        }
        assertThat(meters.get("patchbay.http.answers")
                        .tags("way", "/calls/*", "status", "204")
                        .counter()
                        .count())
                .isEqualTo(2);
        assertThat(meters.get("patchbay.http.answers")
                        .tags("way", "unknown", "status", "404")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(meters.getMeters()).hasSize(2);
    }

    @Test
    void aTakenPortIsASentenceThatSaysWhatToDo() throws Exception {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() ->
                            HttpServer.start(ServerSettings.on("127.0.0.1", other.getLocalPort()), List.of(), meters))
                    .isInstanceOf(ServerNotStarted.class)
                    .hasMessage(
                            "Cannot listen on 127.0.0.1 port %d: another program is using it, perhaps another agent. "
                                    + "Stop that program or give this agent another port.",
                            other.getLocalPort());
        }
    }

    @Test
    void anAddressThatIsNotOursIsASentenceThatSaysWhatToDo() {
        assertThatThrownBy(() -> HttpServer.start(ServerSettings.on("192.0.2.1", 0), List.of(), meters))
                .isInstanceOf(ServerNotStarted.class)
                .hasMessageContaining("this machine has no such address");
    }

    @Test
    void aBodyAboveTheLimitIsRefusedWhetherItsLengthIsToldOrNot() throws Exception {
        var body = new RequestBody(1000, Duration.ofSeconds(10), System::nanoTime);
        try (var server = HttpServer.start(
                HERE,
                List.of(new Mount(
                        "/in", handler((q, r, c) -> reply(body.take(q)).send(r, c)))),
                meters)) {
            assertThat(post(server, HttpRequest.BodyPublishers.ofString("x".repeat(1000)))
                            .body())
                    .isEqualTo("1000");
            assertThat(post(server, HttpRequest.BodyPublishers.ofString("x".repeat(1001)))
                            .statusCode())
                    .isEqualTo(413);
            var unannounced = HttpRequest.BodyPublishers.ofByteArrays(List.of(new byte[600], new byte[600]));
            assertThat(post(server, unannounced).statusCode()).isEqualTo(413);
        }
    }

    @Test
    void aBodyThatDripsIsCutOff() throws Exception {
        var now = new AtomicLong();
        var body = new RequestBody(1000, Duration.ofSeconds(1), () -> now.getAndAdd(600_000_000L));
        try (var server = HttpServer.start(
                HERE,
                List.of(new Mount(
                        "/in", handler((q, r, c) -> reply(body.take(q)).send(r, c)))),
                meters)) {
            assertThat(raw(server, "POST /in HTTP/1.1\r\nHost: here\r\nContent-Length: 9\r\n\r\na"))
                    .startsWith("HTTP/1.1 408");
        }
    }

    @Test
    void aRunningRequestFinishesBeforeTheServerStops() throws Exception {
        var entered = new CountDownLatch(1);
        var leave = new CountDownLatch(1);
        var answered = new AtomicBoolean();
        var server = HttpServer.start(
                HERE,
                List.of(new Mount("/slow", handler((q, r, c) -> {
                    entered.countDown();
                    answered.set(leave.await(5, TimeUnit.SECONDS));
                    Reply.NO_CONTENT.send(r, c);
                }))),
                meters);
        var answer = client.sendAsync(
                HttpRequest.newBuilder(uri(server, "/slow")).build(), HttpResponse.BodyHandlers.ofString());
        var again = HttpRequest.newBuilder(uri(server, "/slow")).build();
        entered.await();
        var stopping = Thread.ofVirtual().start(server::close);
        leave.countDown();
        assertThat(answer.get(5, TimeUnit.SECONDS).statusCode()).isEqualTo(204);
        stopping.join();
        assertThat(answered).isTrue();
        assertThatThrownBy(() -> client.send(again, HttpResponse.BodyHandlers.discarding()))
                .isInstanceOf(IOException.class);
    }

    @Test
    void metricsAreForThisMachineOnly() throws Exception {
        var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        registry.counter("calls.placed").increment();
        var mounts = List.of(
                new Mount("/metrics", new Metrics(registry, false)), new Mount("/open", new Metrics(registry, true)));
        try (var server = HttpServer.start(HERE, mounts, registry)) {
            assertThat(get(server, "/metrics").body()).contains("calls_placed_total 1");
            assertThat(get(server, "/metrics", "X-Forwarded-For", "203.0.113.9").statusCode())
                    .isEqualTo(404);
            assertThat(raw(server, "GET /metrics HTTP/1.1\r\nHost: agent.example.com\r\nConnection: close\r\n\r\n"))
                    .startsWith("HTTP/1.1 404");
            assertThat(get(server, "/open", "X-Forwarded-For", "203.0.113.9").statusCode())
                    .isEqualTo(200);
        }
    }

    private static Reply reply(RequestBody.Taken taken) {
        return switch (taken) {
            case RequestBody.Whole whole -> Reply.json(Integer.toString(whole.bytes().length));
            case RequestBody.Refused refused -> refused.reply();
        };
    }

    private interface Answering {
        void answer(Request request, Response response, Callback callback) throws Exception;
    }

    private static Handler handler(Answering answering) {
        return new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) throws Exception {
                answering.answer(request, response, callback);
                return true;
            }
        };
    }

    private static URI uri(HttpServer server, String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    private HttpResponse<String> get(HttpServer server, String path, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(uri(server, path)).timeout(Duration.ofSeconds(5));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(HttpServer server, HttpRequest.BodyPublisher body) throws Exception {
        var request = HttpRequest.newBuilder(uri(server, "/in"))
                .timeout(Duration.ofSeconds(5))
                .POST(body);
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String raw(HttpServer server, String request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(5000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }
}
