package io.patchbay.sandbox.twilio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.patchbay.sandbox.clock.ScaledTime;
import io.patchbay.sandbox.fault.Faults;
import io.patchbay.sandbox.journal.Journal;
import io.patchbay.sandbox.line.FarEnd;
import io.patchbay.sandbox.part.SandboxServer;
import io.patchbay.sandbox.twilio.call.ExchangeWiring;
import io.patchbay.sandbox.twilio.rest.TwilioPart;
import io.patchbay.sandbox.twilio.wire.Account;
import io.patchbay.sandbox.twilio.wire.Form;
import io.patchbay.sandbox.voice.WatermarkVoice;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.Nullable;

/// A simulated Twilio of one test's own, with whoever the test puts at the far ends, and a REST client for it.
final class Carrier implements AutoCloseable {

    static final String FROM = "+12025550199";
    static final Account ACCOUNT =
            new Account("AC" + "0".repeat(30) + "7e", "a-token", "SK" + "1".repeat(32), "a-secret", Set.of(FROM));

    /// Waits as long as a busy machine may need.
    static ConditionFactory eventually() {
        return Awaitility.await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(20));
    }

    /// A REST answer.
    record Answer(int status, JsonNode body) {
        String get(String field) {
            return body.path(field).asText();
        }
    }

    final Faults faults = new Faults();
    final ScaledTime time;
    final Journal journal;
    private final Map<String, FarEnd> farEnds = new ConcurrentHashMap<>();
    private final Map<String, Talker> sip = new ConcurrentHashMap<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper json = JsonMapper.builder().build();
    private final ExchangeWiring exchange;
    private final SandboxServer server;
    final Map<String, String> lastSipHeaders = new ConcurrentHashMap<>();

    Carrier(double speed) throws Exception {
        this(speed, 100, null);
    }

    /// A null journal: one in memory.
    Carrier(double speed, double callsPerSecond, @Nullable Journal journal) throws Exception {
        time = new ScaledTime(speed, Instant.parse("2026-11-02T17:00:00Z"), System::nanoTime);
        this.journal = journal == null ? Journal.inMemory(time) : journal;
        var shared = new ExchangeWiring.Shared(time, this.journal, faults, new Random(7));
        exchange = new ExchangeWiring(
                new ExchangeWiring.Settings(ACCOUNT, callsPerSecond, callsPerSecond, true),
                new ExchangeWiring.World(
                        (number, _) -> Optional.ofNullable(farEnds.get(number)),
                        (user, _, headers) -> {
                            lastSipHeaders.putAll(headers);
                            return Optional.ofNullable(sip.get(user));
                        },
                        new WatermarkVoice("carrier")),
                shared);
        TwilioPart part = new TwilioPart(ACCOUNT, shared, exchange);
        faults.offer(part.faults());
        server = new SandboxServer(0, List.of(part));
        exchange.start();
        server.start();
    }

    Carrier with(String number, FarEnd farEnd) {
        farEnds.put(number, farEnd);
        return this;
    }

    Talker talker(String number, String sentence) {
        Talker talker = new Talker(sentence);
        farEnds.put(number, new FarEnd.PicksUp(Duration.ofSeconds(1), talker));
        return talker;
    }

    Talker sipTalker(String user, String sentence) {
        Talker talker = new Talker(sentence);
        sip.put(user, talker);
        return talker;
    }

    Answer post(String path, String... form) throws Exception {
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(Form.of(form).encoded())));
    }

    Answer get(String path) throws Exception {
        return send(request(path).GET());
    }

    Answer delete(String path) throws Exception {
        return send(request(path).DELETE());
    }

    Answer getAs(String user, String password, String path) throws Exception {
        return send(
                request(path).setHeader("Authorization", basic(user, password)).GET());
    }

    @Override
    public void close() {
        server.close();
        exchange.close();
        time.close();
        http.shutdownNow();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server.base() + ACCOUNT.uri(path)))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", basic(ACCOUNT.sid(), ACCOUNT.authToken()));
    }

    private Answer send(HttpRequest.Builder request) throws Exception {
        HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new Answer(
                response.statusCode(),
                response.body().isEmpty() ? json.createObjectNode() : json.readTree(response.body()));
    }

    private static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }
}
