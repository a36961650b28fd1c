package io.patchbay.agent.webhook;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.patchbay.agent.adapter.twilio.StreamToken;
import io.patchbay.agent.adapter.twilio.TwilioAddresses;
import io.patchbay.agent.adapter.twilio.TwilioSignature;
import io.patchbay.agent.adapter.twilio.TwilioTwiml;
import io.patchbay.agent.adapter.vapi.VapiSecret;
import io.patchbay.agent.call.CallEvent;
import io.patchbay.agent.port.AssistantReport;
import io.patchbay.agent.port.store.Briefs.Brief;
import io.patchbay.agent.server.HttpServer;
import io.patchbay.agent.server.Mount;
import io.patchbay.agent.server.ServerSettings;
import io.patchbay.agent.server.TwilioHand;
import io.patchbay.contract.id.CallSessionId;
import io.patchbay.contract.id.PendingCallId;
import io.patchbay.contract.phi.BirthDate;
import io.patchbay.contract.phi.PatientName;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// An agent's ways in on a real socket, with calls, claims and stores that remember what happened to them.
final class WaysInHouse implements AutoCloseable, CallInbox, CallFinder {

    static final String BASE = "https://agent.example.com";
    static final TwilioHand HAND = new TwilioHand("12345");
    static final CallSessionId SESSION = CallSessionId.parse("00000000-0000-0000-0000-00000000000a");
    static final PendingCallId PENDING = PendingCallId.parse("00000000-0000-0000-0000-00000000000b");
    static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    static final String NAME = "Canary Featherstone";
    static final String DOB = "1961-02-03";

    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final Set<CallSessionId> live = ConcurrentHashMap.newKeySet();
    final Set<CallSessionId> heard = ConcurrentHashMap.newKeySet();
    final Set<String> claimed = ConcurrentHashMap.newKeySet();
    final Map<String, CallSessionId> bound = new ConcurrentHashMap<>();
    final List<AssistantReport> reports = new ArrayList<>();
    private final List<CallEvent> events = new ArrayList<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpServer server;
    volatile Supplier<Optional<Brief>> brief = () -> Optional.of(aBrief());
    volatile boolean databaseDown;

    WaysInHouse() {
        live.add(SESSION);
        var base = URI.create(BASE);
        var calls = new CallSide(this, this::claim, heard::contains);
        var policy = new WebhookPolicy(
                8 * 1024,
                64 * 1024,
                Duration.ofSeconds(5),
                Duration.ofMinutes(5),
                Duration.ofMinutes(1),
                Duration.ofMillis(500));
        var clocks = new Clocks(() -> NOW, System::nanoTime);
        var documents = new TwilioTwiml(
                new TwilioAddresses(base, URI.create("wss://agent.example.com")), new StreamToken("stream-secret"));
        List<Mount> mounts = new ArrayList<>(
                new TwilioWays(new TwilioSignature(HAND.authToken()), base, documents, calls, policy, clocks, meters)
                        .mounts());
        var assistants = new AssistantSide(
                id -> live.contains(SESSION) && id.equals(PENDING) ? brief.get() : Optional.empty(),
                this,
                id -> Optional.of("assistant-1"),
                this::report);
        mounts.addAll(
                new VapiWays(VapiSecret.header("whsec"), base, calls, assistants, policy, clocks, meters).mounts());
        server = HttpServer.start(ServerSettings.on("127.0.0.1", 0), mounts, meters);
    }

    static Brief aBrief() {
        return new Brief(
                PENDING,
                new PatientName(NAME),
                Optional.of(new BirthDate(LocalDate.parse(DOB))),
                Optional.of("Acme"),
                NOW.plus(Duration.ofHours(3)),
                Optional.empty(),
                Optional.of("North Clinic"),
                Map.of("procedures", "line one\nline two", "exam_id", "EX-77", "kit_materials", " "));
    }

    @Override
    public boolean isLive(CallSessionId session) {
        return live.contains(session);
    }

    @Override
    public synchronized boolean post(CallSessionId session, CallEvent event) {
        if (!live.contains(session)) {
            return false;
        }
        events.add(event);
        return true;
    }

    synchronized List<CallEvent> events() {
        return List.copyOf(events);
    }

    @Override
    public Optional<CallSessionId> liveOf(PendingCallId pendingCall) {
        return pendingCall.equals(PENDING) && live.contains(SESSION) ? Optional.of(SESSION) : Optional.empty();
    }

    @Override
    public Optional<CallSessionId> ofAssistant(String assistantCallId) {
        return Optional.ofNullable(bound.get(assistantCallId));
    }

    private boolean claim(String provider, String key) {
        if (databaseDown) {
            throw new IllegalStateException("canary: the database is down");
        }
        return claimed.add(provider + "/" + key);
    }

    private boolean report(AssistantReport report, Optional<PendingCallId> pendingCall) {
        if (databaseDown) {
            throw new IllegalStateException("canary: the database is down");
        }
        boolean known = pendingCall.filter(PENDING::equals).isPresent() || bound.containsKey(report.assistantCallId());
        if (known) {
            reports.add(report);
        }
        return known;
    }

    /// A form the carrier signed.
    HttpResponse<String> signed(String path, Map<String, String> form) {
        return twilio(path, form, HAND.sign(BASE + path, listed(form)));
    }

    HttpResponse<String> twilio(String path, Map<String, String> form, String... signatures) {
        var body = form.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        var request = HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        for (var signature : signatures) {
            request.header("X-Twilio-Signature", signature);
        }
        return send(request);
    }

    HttpResponse<String> vapi(String path, String body, String secret) {
        return send(HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/json")
                .header("X-Vapi-Secret", secret)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.timeout(Duration.ofSeconds(10)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (Exception failed) {
            throw new IllegalStateException(failed.getClass().getName());
        }
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    double counted(String way, Outcome outcome) {
        var counter = meters.find("patchbay.webhook.requests")
                .tags("way", way, "outcome", outcome.word())
                .counter();
        return counter == null ? 0 : counter.count();
    }

    static Map<String, List<String>> listed(Map<String, String> form) {
        Map<String, List<String>> listed = new HashMap<>();
        form.forEach((name, value) -> listed.put(name, List.of(value)));
        return listed;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.close();
    }
}
