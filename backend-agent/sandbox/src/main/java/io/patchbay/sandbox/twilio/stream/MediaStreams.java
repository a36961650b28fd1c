package io.patchbay.sandbox.twilio.stream;

import io.patchbay.sandbox.fault.Faults;
import io.patchbay.sandbox.twilio.webhook.Signature;
import io.patchbay.sandbox.twilio.webhook.Target;
import io.patchbay.sandbox.twilio.webhook.WebhookFault;
import io.patchbay.sandbox.twilio.wire.Form;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.OptionalInt;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.websocket.core.WebSocketComponents;
import org.eclipse.jetty.websocket.core.client.CoreClientUpgradeRequest;
import org.eclipse.jetty.websocket.core.client.WebSocketCoreClient;

/// Opens Media Streams towards the customer. Streams are opened and driven from the exchange's thread, their listeners
/// are called there.
public final class MediaStreams implements AutoCloseable {

    private static final long CONNECT_MILLIS = 5000;

    private final Executor exchange;
    private final Faults faults;
    private final String authToken;
    private final boolean allowPlainLoopback;
    private final WebSocketCoreClient client;

    public MediaStreams(Executor exchange, Faults faults, String authToken, boolean allowPlainLoopback) {
        this.exchange = exchange;
        this.faults = faults;
        this.authToken = authToken;
        this.allowPlainLoopback = allowPlainLoopback;
        QueuedThreadPool threads = new QueuedThreadPool(16, 2);
        threads.setName("sandbox-media");
        threads.setDaemon(true);
        HttpClient http = new HttpClient();
        http.setExecutor(threads);
        http.setConnectTimeout(CONNECT_MILLIS);
        http.setIdleTimeout(0);
        this.client = new WebSocketCoreClient(http, new WebSocketComponents());
    }

    /// Starts the websocket client. Nothing can be opened before.
    public void start() throws Exception {
        client.start();
    }

    /// What is wrong with a stream's URL, as an error code; empty when nothing is.
    public OptionalInt refusal(String url) {
        try {
            URI uri = new URI(url.trim());
            if (uri.getHost() == null || uri.getRawQuery() != null) {
                return OptionalInt.of(StreamError.MALFORMED_URL);
            }
            boolean secure = "wss".equalsIgnoreCase(uri.getScheme());
            boolean plain = "ws".equalsIgnoreCase(uri.getScheme()) && allowPlainLoopback && isLoopback(uri.getHost());
            return secure || plain ? OptionalInt.empty() : OptionalInt.of(StreamError.SCHEME);
        } catch (URISyntaxException e) {
            return OptionalInt.of(StreamError.MALFORMED_URL);
        }
    }

    /// Begins to open a stream to a URL that [#refusal] has nothing against; audio may be pushed at once.
    public MediaStream open(String url, StreamIdentity identity, StreamListener listener) {
        URI uri = URI.create(url.trim());
        MediaStream stream = new MediaStream(identity, exchange, listener);
        CoreClientUpgradeRequest request = CoreClientUpgradeRequest.from(client, uri, stream.socket());
        String token = faults.take(WebhookFault.WRONG_SIGNATURE) ? "not the token" : authToken;
        String signature = Signature.of(token, Target.signed(uri), Form.EMPTY);
        request.headers(headers -> headers.put("X-Twilio-Signature", signature));
        request.timeout(CONNECT_MILLIS, TimeUnit.MILLISECONDS);
        try {
            var _ = client.connect(request).whenComplete((_, failure) -> {
                if (failure != null) {
                    stream.connectFailed(failure);
                }
            });
        } catch (IOException e) {
            stream.connectFailed(e);
        }
        return stream;
    }

    @Override
    public void close() {
        LifeCycle.stop(client);
    }

    private static boolean isLoopback(String host) {
        try {
            return host.equals("localhost")
                    || (isLiteral(host) && InetAddress.getByName(host).isLoopbackAddress());
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static boolean isLiteral(String host) {
        return host.startsWith("[") || host.chars().allMatch(c -> c == '.' || Character.isDigit(c));
    }
}
