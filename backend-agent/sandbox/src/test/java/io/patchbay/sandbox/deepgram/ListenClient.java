package io.patchbay.sandbox.deepgram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/// A plain websocket client that keeps everything it is told.
final class ListenClient implements WebSocket.Listener, AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<JsonNode> messages = new CopyOnWriteArrayList<>();
    private final CompletableFuture<String> ending = new CompletableFuture<>();
    private final StringBuilder text = new StringBuilder();
    private final WebSocket socket;

    ListenClient(URI address, String authorization) {
        socket = http.newWebSocketBuilder()
                .header("Authorization", authorization)
                .buildAsync(address, this)
                .join();
    }

    ListenClient hears(byte[] audio, int chunk) {
        for (int at = 0; at < audio.length; at += chunk) {
            ByteBuffer part = ByteBuffer.wrap(audio, at, Math.min(chunk, audio.length - at));
            socket.sendBinary(part, true).join();
        }
        return this;
    }

    void sendsEmptyFrame() {
        socket.sendBinary(ByteBuffer.allocate(0), true).join();
    }

    ListenClient says(String type) {
        socket.sendText("{\"type\":\"" + type + "\"}", true).join();
        return this;
    }

    List<JsonNode> messages() {
        return messages;
    }

    /// "code reason" of the server's close, or "cut" when there was none.
    String ending() throws Exception {
        return ending.get(10, TimeUnit.SECONDS);
    }

    boolean isOpen() {
        return !ending.isDone();
    }

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            try {
                messages.add(JSON.readTree(text.toString()));
            } catch (JsonProcessingException e) {
                ending.completeExceptionally(e);
            }
            text.setLength(0);
        }
        webSocket.request(1);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket webSocket, int code, String reason) {
        ending.complete((code == 1006 ? "cut" : code + " " + reason).strip());
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
        ending.complete("cut");
    }

    @Override
    public void close() {
        socket.abort();
        http.shutdownNow();
    }
}
