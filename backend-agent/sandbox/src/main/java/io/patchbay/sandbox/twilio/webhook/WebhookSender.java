package io.patchbay.sandbox.twilio.webhook;

import io.patchbay.sandbox.clock.ScaledTime;
import io.patchbay.sandbox.twilio.wire.Form;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/// Puts a webhook on the wire, blocking, and tries again where its URL's fragment says so.
final class WebhookSender implements AutoCloseable {

    /// However fast the clock: the customer's computer needs wall time to answer.
    private static final Duration LEAST_WALL = Duration.ofSeconds(5);

    private final ScaledTime time;
    private final String authToken;
    private final ExecutorService threads;
    private final Map<Duration, HttpClient> clients = new ConcurrentHashMap<>();

    WebhookSender(ScaledTime time, String authToken, ExecutorService threads) {
        this.time = time;
        this.authToken = authToken;
        this.threads = threads;
    }

    WebhookResult send(Shipment shipment) {
        Optional<Target> parsed = Target.parse(shipment.url());
        if (parsed.isEmpty()) {
            return new WebhookResult.NoAnswer(11100);
        }
        Target target = parsed.get();
        long deadline = time.elapsedNanos() + scaledNanos(target.overrides().total());
        WebhookResult result = new WebhookResult.NoAnswer(11200);
        for (int attempt = 0; attempt <= target.overrides().retries(); attempt++) {
            if (time.elapsedNanos() >= deadline || Thread.currentThread().isInterrupted()) {
                return result;
            }
            Try outcome = attempt(shipment, target);
            result = outcome.result();
            if (outcome.failure() == null || !isWorthRetrying(target, outcome.failure())) {
                return result;
            }
        }
        return result;
    }

    @Override
    public void close() {
        clients.values().forEach(HttpClient::shutdownNow);
    }

    /// `failure` in the words of the `rp` override; null after a success.
    private record Try(WebhookResult result, @Nullable String failure) {}

    private Try attempt(Shipment shipment, Target target) {
        try {
            HttpResponse<String> response = client(target.overrides().connect())
                    .send(request(shipment, target), HttpResponse.BodyHandlers.ofString(StandardCharsets.ISO_8859_1));
            String type = response.headers().firstValue("Content-Type").orElse("");
            int status = response.statusCode();
            String failure = status >= 500 ? "5xx" : status >= 400 ? "4xx" : null;
            return new Try(new WebhookResult.Answered(status, type, response.body()), failure);
        } catch (HttpConnectTimeoutException | ConnectException e) {
            return new Try(new WebhookResult.NoAnswer(11205), "ct");
        } catch (HttpTimeoutException e) {
            return new Try(new WebhookResult.NoAnswer(11200), "rt");
        } catch (IOException e) {
            return new Try(new WebhookResult.NoAnswer(11200), "ct");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Try(new WebhookResult.NoAnswer(11200), null);
        }
    }

    private HttpRequest request(Shipment shipment, Target target) {
        boolean post = !shipment.method().equalsIgnoreCase("GET");
        URI uri = post ? target.uri() : withQuery(target.uri(), shipment.fields());
        String signature = Signature.of(authToken, Target.signed(uri), post ? shipment.fields() : Form.EMPTY);
        var request = HttpRequest.newBuilder(withoutUser(uri))
                .timeout(wall(target.overrides().read()))
                .header(
                        "X-Twilio-Signature",
                        shipment.misSigned() ? Signature.of("not the token", "", Form.EMPTY) : signature)
                .header("I-Twilio-Idempotency-Token", shipment.token())
                .header("User-Agent", "TwilioProxy/1.1")
                .header("Accept", "*/*");
        if (uri.getUserInfo() != null) {
            byte[] user = uri.getUserInfo().getBytes(StandardCharsets.UTF_8);
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(user));
        }
        if (post) {
            request.header("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
                    .POST(HttpRequest.BodyPublishers.ofString(shipment.fields().encoded()));
        }
        return request.build();
    }

    private HttpClient client(Duration connect) {
        return clients.computeIfAbsent(
                connect,
                _ -> HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NORMAL)
                        .connectTimeout(wall(connect))
                        .executor(threads)
                        .build());
    }

    private Duration wall(Duration scaled) {
        Duration real = time.real(scaled);
        return time.speed() > 1 && real.compareTo(LEAST_WALL) < 0 ? LEAST_WALL : real;
    }

    private long scaledNanos(Duration scaled) {
        return (long) (wall(scaled).toNanos() * time.speed());
    }

    private static boolean isWorthRetrying(Target target, String failure) {
        var retryOn = target.overrides().retryOn();
        return retryOn.contains("all") || retryOn.contains(failure);
    }

    private static URI withQuery(URI uri, Form fields) {
        String separator = uri.getRawQuery() == null ? "?" : "&";
        return URI.create(uri + separator + fields.encoded());
    }

    private static URI withoutUser(URI uri) {
        String user = uri.getRawUserInfo();
        return user == null
                ? uri
                : URI.create(uri.toString().replaceFirst(java.util.regex.Pattern.quote(user + "@"), ""));
    }
}
