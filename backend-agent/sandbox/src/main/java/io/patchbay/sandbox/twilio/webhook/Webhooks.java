package io.patchbay.sandbox.twilio.webhook;

import io.patchbay.sandbox.clock.ScaledTime;
import io.patchbay.sandbox.fault.Faults;
import io.patchbay.sandbox.journal.Journal;
import io.patchbay.sandbox.twilio.wire.Form;
import io.patchbay.sandbox.twilio.wire.Sids;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;

/// Sends webhooks. Documents are asked for ([#ask]) and answered; callbacks are told ([#tell]) and forgotten. By
/// default the callbacks of one lane (a call, a conference) arrive in order. Thread-safe; nothing here blocks the
/// caller.
public final class Webhooks implements AutoCloseable {

    private final ScaledTime time;
    private final Faults faults;
    private final Journal journal;
    private final Sids sids;
    private final RandomGenerator random;
    private final WebhookSender sender;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("sandbox-webhook-", 0).factory());
    private final ConcurrentMap<String, CompletableFuture<?>> lanes = new ConcurrentHashMap<>();

    public Webhooks(ScaledTime time, Faults faults, Journal journal, RandomGenerator random, String authToken) {
        this.time = time;
        this.faults = faults;
        this.journal = journal;
        this.random = random;
        this.sids = new Sids(random);
        this.sender = new WebhookSender(time, authToken, threads);
    }

    /// Asks for a document. The future never fails.
    public CompletableFuture<WebhookResult> ask(String url, String method, Form fields) {
        Shipment shipment = shipment(url, method, fields);
        var answer = later(fault(WebhookFault.DELAY)).thenApplyAsync(_ -> deliver(shipment), threads);
        if (faults.isOn(WebhookFault.DOUBLE)) {
            var _ = later(fault(WebhookFault.DELAY)).thenRunAsync(() -> deliver(shipment), threads);
        }
        return answer;
    }

    /// Tells of an event; the answer changes nothing.
    public void tell(String lane, String url, String method, Form fields) {
        if (faults.take(WebhookFault.DROP)) {
            journal.note("webhook_dropped", "event", event(fields), "sequence", sequence(fields));
            return;
        }
        Shipment shipment = shipment(url, method, fields);
        long window = faults.amount(WebhookFault.SHUFFLE);
        if (window > 0) {
            launch(shipment, Duration.ofMillis(random.nextLong(window)));
            if (faults.isOn(WebhookFault.DOUBLE)) {
                launch(shipment, Duration.ofMillis(random.nextLong(window)));
            }
            return;
        }
        lanes.compute(lane, (_, before) -> {
            CompletableFuture<?> previous = before == null ? CompletableFuture.completedFuture(null) : before;
            return previous.handle((_, _) -> null).thenCompose(_ -> inOrder(shipment));
        });
    }

    @Override
    public void close() {
        threads.shutdownNow();
        sender.close();
    }

    private CompletableFuture<?> inOrder(Shipment shipment) {
        Duration delay = fault(WebhookFault.DELAY);
        var once = later(delay).thenRunAsync(() -> deliver(shipment), threads);
        if (!faults.isOn(WebhookFault.DOUBLE)) {
            return once;
        }
        return CompletableFuture.allOf(once, later(delay).thenRunAsync(() -> deliver(shipment), threads));
    }

    private void launch(Shipment shipment, Duration delay) {
        var _ = later(delay.plus(fault(WebhookFault.DELAY))).thenRunAsync(() -> deliver(shipment), threads);
    }

    private CompletableFuture<?> later(Duration delay) {
        CompletableFuture<?> due = new CompletableFuture<>();
        if (delay.isZero()) {
            due.complete(null);
        } else {
            time.after(delay, () -> due.complete(null));
        }
        return due;
    }

    private Shipment shipment(String url, String method, Form fields) {
        return new Shipment(url, method, fields, sids.token(), faults.take(WebhookFault.WRONG_SIGNATURE));
    }

    private WebhookResult deliver(Shipment shipment) {
        long began = time.elapsedNanos();
        WebhookResult result = sender.send(shipment);
        journal.note(
                "webhook",
                "path",
                Target.parse(shipment.url()).map(t -> t.uri().getRawPath()).orElse(""),
                "query",
                Target.parse(shipment.url()).map(t -> t.uri().getRawQuery()).orElse(null),
                "event",
                event(shipment.fields()),
                "callSid",
                shipment.fields().get("CallSid").orElse(null),
                "sequence",
                sequence(shipment.fields()),
                "status",
                result instanceof WebhookResult.Answered answered ? answered.status() : 0,
                "error",
                result instanceof WebhookResult.NoAnswer none ? none.errorCode() : null,
                "millis",
                (time.elapsedNanos() - began) / 1_000_000);
        return result;
    }

    private Duration fault(String name) {
        return Duration.ofMillis(faults.amount(name));
    }

    private static String event(Form fields) {
        return fields.get("StatusCallbackEvent")
                .or(() -> fields.get("StreamEvent"))
                .or(() -> fields.get("AnsweredBy"))
                .or(() -> fields.get("CallStatus"))
                .orElse("");
    }

    private static String sequence(Form fields) {
        return fields.get("SequenceNumber").orElse("");
    }
}
