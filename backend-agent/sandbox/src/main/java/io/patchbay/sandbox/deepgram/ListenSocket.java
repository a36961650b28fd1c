package io.patchbay.sandbox.deepgram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.patchbay.sandbox.clock.ScaledTime;
import io.patchbay.sandbox.part.PartContext;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;

/// One client's live transcription socket. Public because Jetty calls it by reflection.
public final class ListenSocket implements Session.Listener.AutoDemanding {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final double RATE = 8_000;
    private static final int POLICY = 1008;
    private static final int SERVER_ERROR = 1011;
    private static final int NORMAL = 1000;
    /// How long Deepgram waits for a frame before it gives up with NET-0001.
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final PartContext context;
    private final DeepgramFaults faults;
    private final ListenQuery query;
    private final DeepgramWire wire;
    private final Transcription transcription;
    private final MessageDigest digest = sha256();
    private @Nullable Session session;
    private ScaledTime.@Nullable Timer patience;
    private volatile long lastFrameNanos;
    private volatile boolean audioSeen;
    private volatile boolean closed;

    ListenSocket(
            PartContext context,
            DeepgramFaults faults,
            ListenQuery query,
            DeepgramWire wire,
            Transcription transcription) {
        this.context = context;
        this.faults = faults;
        this.query = query;
        this.wire = wire;
        this.transcription = transcription;
    }

    @Override
    public void onWebSocketOpen(Session opened) {
        session = opened;
        opened.setIdleTimeout(Duration.ZERO);
        opened.setMaxBinaryMessageSize(1 << 20);
        lastFrameNanos = context.time().elapsedNanos();
        waitFor(PATIENCE);
        context.journal().note("deepgram-open", "request_id", wire.requestId(), "model", query.model());
    }

    @Override
    public void onWebSocketBinary(ByteBuffer payload, Callback callback) {
        byte[] audio = DeepgramPart.bytes(payload);
        callback.succeed();
        if (closed) {
            return;
        }
        audioSeen = true;
        lastFrameNanos = context.time().elapsedNanos();
        if (!query.decodable() || audio.length == 0) {
            close(POLICY, "DATA-0000");
            return;
        }
        digest.update(audio);
        send(transcription.hear(audio));
        if (faults.takeDrop(transcription.samples() / RATE) && session != null) {
            over("dropped");
            session.disconnect();
        }
    }

    @Override
    public void onWebSocketText(String text) {
        if (audioSeen) {
            lastFrameNanos = context.time().elapsedNanos();
        }
        switch (type(text)) {
            case "KeepAlive" -> {}
            case "Finalize" -> send(transcription.finish(true));
            case "CloseStream" -> {
                send(transcription.finish(false));
                String sum = HexFormat.of().formatHex(digest.digest());
                send(List.of(wire.metadata(
                        transcription.samples(), sum, context.time().instant())));
                close(NORMAL, "");
            }
            default -> close(POLICY, "DATA-0000");
        }
    }

    @Override
    public void onWebSocketClose(int statusCode, String reason, Callback callback) {
        over("closed " + statusCode);
        callback.succeed();
    }

    @Override
    public void onWebSocketError(Throwable cause) {
        over("failed");
    }

    private static String type(String text) {
        try {
            return JSON.readTree(text).path("type").asText();
        } catch (JsonProcessingException e) {
            return "";
        }
    }

    private void send(List<ObjectNode> messages) {
        for (ObjectNode message : messages) {
            if (session != null && !closed) {
                session.sendText(message.toString(), Callback.NOOP);
            }
        }
    }

    private void waitFor(Duration left) {
        patience = context.time().after(left, this::look);
    }

    private void look() {
        if (closed) {
            return;
        }
        Duration idle = Duration.ofNanos(context.time().elapsedNanos() - lastFrameNanos);
        if (idle.compareTo(PATIENCE) >= 0) {
            close(SERVER_ERROR, "NET-0001");
        } else {
            waitFor(PATIENCE.minus(idle));
        }
    }

    private void close(int code, String reason) {
        Session open = session;
        if (open != null && !closed) {
            over(reason.isEmpty() ? "finished" : reason);
            open.close(code, reason, Callback.NOOP);
        }
    }

    private synchronized void over(String why) {
        if (closed) {
            return;
        }
        closed = true;
        if (patience != null) {
            patience.cancel();
        }
        context.journal()
                .note(
                        "deepgram-closed",
                        "request_id",
                        wire.requestId(),
                        "seconds",
                        transcription.samples() / RATE,
                        "why",
                        why);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
