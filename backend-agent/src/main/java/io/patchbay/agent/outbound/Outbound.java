package io.patchbay.agent.outbound;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/// Sends requests, each exactly once: no redirects, no retries, no cookies. The deadline covers the whole exchange,
/// body included, which the client's own timeout does not.
public final class Outbound implements AutoCloseable {

    private static final int LARGEST_ANSWER = 4 * 1024 * 1024;

    private final HttpClient http;

    private Outbound(HttpClient http) {
        this.http = http;
    }

    public static Outbound connectingWithin(Duration connectTimeout) {
        return new Outbound(HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connectTimeout)
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build());
    }

    /// Blocks until the answer is whole or the deadline has passed.
    public Exchange send(HttpRequest request, Duration deadline) {
        var answer = http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofString(), LARGEST_ANSWER));
        try {
            return answered(answer.get(deadline.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            answer.cancel(true);
            return new Exchange.Lost("timeout");
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            return new Exchange.Lost("interrupted");
        } catch (ExecutionException e) {
            return failed(e.getCause());
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private static Exchange answered(HttpResponse<String> response) {
        var retryAfter = response.headers()
                .firstValue("Retry-After")
                .filter(text -> text.matches("[0-9]{1,6}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)));
        return new Exchange.Answered(response.statusCode(), response.body(), retryAfter);
    }

    /// Only what fails before the first byte of a request counts as not sent.
    private static Exchange failed(@Nullable Throwable cause) {
        return switch (cause) {
            case HttpConnectTimeoutException _ -> new Exchange.NotSent("connect-timeout");
            case UnknownHostException _ -> new Exchange.NotSent("unknown-host");
            case ConnectException _ -> new Exchange.NotSent("connect");
            case SSLHandshakeException _, SSLPeerUnverifiedException _ -> new Exchange.NotSent("tls");
            case IOException _ -> new Exchange.Lost("connection");
            case null, default -> new Exchange.Lost("client");
        };
    }
}
