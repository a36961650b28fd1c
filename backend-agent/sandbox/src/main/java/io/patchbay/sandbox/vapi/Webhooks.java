package io.patchbay.sandbox.vapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.patchbay.sandbox.clock.ScaledTime;
import io.patchbay.sandbox.journal.Journal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Posts VAPI's messages to the customer's server. Nothing in here blocks.
final class Webhooks implements AutoCloseable {

    /// What the server answered; status 0 when it did not.
    record Reply(int status, JsonNode body) {
        static final Reply NONE = new Reply(0, CallRecord.JSON.missingNode());

        boolean isGood() {
            return status >= 200 && status < 300;
        }
    }

    /// VAPI's default `timeoutSeconds`.
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /// The backoff plan recommended to customers: exponential from one second, five retries.
    private static final int RETRIES = 5;

    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    /// However fast the clock, the other program needs some real time to answer.
    private static final Duration LEAST_REAL = Duration.ofSeconds(2);

    private final ScaledTime time;
    private final WebhookSeal seal;
    private final VapiFaults faults;
    private final Journal journal;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(LEAST_REAL)
            .executor(threads)
            .build();

    Webhooks(ScaledTime time, WebhookSeal seal, VapiFaults faults, Journal journal) {
        this.time = time;
        this.seal = seal;
        this.faults = faults;
        this.journal = journal;
    }

    /// Asks once and completes with the answer, or with [Reply#NONE] when none came in time.
    CompletableFuture<Reply> ask(URI url, ObjectNode message, Duration within) {
        return post(url, message, within);
    }

    /// Tells, and tells again after anything but success: up to five more times.
    CompletableFuture<Reply> tell(URI url, ObjectNode message) {
        return tell(url, message, 0);
    }

    @Override
    public void close() {
        http.shutdownNow();
        threads.shutdownNow();
    }

    private CompletableFuture<Reply> tell(URI url, ObjectNode message, int retry) {
        return post(url, message, PATIENCE).thenCompose(reply -> {
            if (reply.isGood() || retry == RETRIES) {
                return CompletableFuture.completedFuture(reply);
            }
            CompletableFuture<Void> later = new CompletableFuture<>();
            time.after(FIRST_RETRY.multipliedBy(1L << retry), () -> later.complete(null));
            return later.thenCompose(_ -> tell(url, message, retry + 1));
        });
    }

    private CompletableFuture<Reply> post(URI url, ObjectNode message, Duration within) {
        byte[] body = CallRecord.JSON
                .createObjectNode()
                .set("message", message)
                .toString()
                .getBytes(StandardCharsets.UTF_8);
        CompletableFuture<Reply> first = faults.take(VapiFaults.FORGED)
                ? send(url, body, seal.forged(), within)
                : CompletableFuture.completedFuture(Reply.NONE);
        return first.thenCompose(_ -> send(url, body, seal, within))
                .whenComplete((reply, _) -> journal.note(
                        "vapi-webhook",
                        "type",
                        message.path("type").asText(),
                        "call",
                        message.at("/call/id").asText(),
                        "status",
                        reply == null ? 0 : reply.status()));
    }

    private CompletableFuture<Reply> send(URI url, byte[] body, WebhookSeal with, Duration within) {
        Duration real = time.real(within);
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .header("Content-Type", "application/json")
                .timeout(real.compareTo(LEAST_REAL) < 0 ? LEAST_REAL : real)
                .POST(BodyPublishers.ofByteArray(body));
        with.apply(request, body, time.instant());
        return http.sendAsync(request.build(), BodyHandlers.ofString())
                .thenApply(Webhooks::reply)
                .exceptionally(_ -> Reply.NONE);
    }

    private static Reply reply(HttpResponse<String> response) {
        try {
            return new Reply(response.statusCode(), CallRecord.JSON.readTree(response.body()));
        } catch (JsonProcessingException e) {
            return new Reply(response.statusCode(), CallRecord.JSON.missingNode());
        }
    }
}
