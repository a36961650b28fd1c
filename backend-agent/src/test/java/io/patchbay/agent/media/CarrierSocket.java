package io.patchbay.agent.media;

import io.patchbay.agent.server.TwilioHand;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The carrier's end of one media socket.
final class CarrierSocket implements WebSocket.Listener, AutoCloseable {

    static final TwilioHand HAND = new TwilioHand("the-auth-token");
    static final String PUBLIC_BASE = "wss://calls.example.com";

    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final CompletableFuture<String> pong = new CompletableFuture<>();
    private @Nullable WebSocket socket;

    static CarrierSocket open(int port) throws Exception {
        return open(port, HAND.sign(PUBLIC_BASE + "/twilio/media", Map.of()));
    }

    static CarrierSocket open(int port, String signature) throws Exception {
        var carrier = new CarrierSocket();
        carrier.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .connectTimeout(Duration.ofSeconds(5))
                .header("X-Twilio-Signature", signature)
                .buildAsync(URI.create("ws://127.0.0.1:" + port + "/twilio/media"), carrier)
                .get(5, TimeUnit.SECONDS);
        return carrier;
    }

    WebSocket raw() {
        if (socket == null) {
            throw new IllegalStateException("not open");
        }
        return socket;
    }

    CarrierSocket say(String... messages) throws Exception {
        for (var message : messages) {
            raw().sendText(message, true).get(5, TimeUnit.SECONDS);
        }
        return this;
    }

    /// The code the agent closed with.
    int closeCode() throws Exception {
        return closed.get(5, TimeUnit.SECONDS);
    }

    boolean isClosed() {
        return closed.isDone();
    }

    String pong() throws Exception {
        return pong.get(5, TimeUnit.SECONDS);
    }

    /// Goes away without a word.
    void vanish() {
        raw().abort();
    }

    @Override
    public void close() {
        vanish();
    }

    @Override
    public CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
        closed.complete(statusCode);
        return CompletableFuture.completedStage(null);
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
        closed.completeExceptionally(error);
    }

    @Override
    public CompletionStage<?> onPong(WebSocket webSocket, ByteBuffer message) {
        byte[] bytes = new byte[message.remaining()];
        message.get(bytes);
        pong.complete(new String(bytes, java.nio.charset.StandardCharsets.UTF_8));
        webSocket.request(1);
        return CompletableFuture.completedStage(null);
    }
}
