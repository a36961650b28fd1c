package io.patchbay.sandbox.deepgram;

import io.patchbay.sandbox.part.PartContext;
import io.patchbay.sandbox.part.SandboxPart;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;
import java.util.UUID;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.server.ServerUpgradeRequest;
import org.eclipse.jetty.websocket.server.ServerUpgradeResponse;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;
import org.jspecify.annotations.Nullable;

/// Deepgram on the sandbox's server, under `/deepgram`: the client's base address is `ws://host:port/deepgram`.
public final class DeepgramPart implements SandboxPart {

    private static final String PATH = "/deepgram";

    private final PartContext context;
    private final byte[] authorization;
    private final DeepgramFaults faults;

    /// `key` is the only API key accepted.
    public DeepgramPart(PartContext context, String key) {
        this.context = context;
        this.authorization = ("Token " + key).getBytes(StandardCharsets.UTF_8);
        this.faults = new DeepgramFaults(context.faults());
    }

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public Set<String> faults() {
        return DeepgramFaults.ALL;
    }

    @Override
    public Handler handler() {
        return new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) {
                refuse(response, callback, 404, "NOT_FOUND", newId());
                return true;
            }
        };
    }

    @Override
    public void mapSockets(ServerWebSocketContainer sockets) {
        sockets.addMapping(PATH + "/v1/listen", this::open);
    }

    @Override
    public void close() {}

    private @Nullable Object open(ServerUpgradeRequest request, ServerUpgradeResponse response, Callback callback) {
        String requestId = newId();
        int refusal = isAuthorised(request) ? faults.takeRefusal() : 401;
        if (refusal != 0) {
            refuse(response, callback, refusal, errorCode(refusal), requestId);
            return null;
        }
        ListenQuery.Parsed parsed = ListenQuery.parse(Request.extractQueryParameters(request));
        ListenQuery query = parsed.query();
        if (query == null) {
            refuse(response, callback, 400, parsed.refusal(), requestId);
            return null;
        }
        response.getHeaders().put("dg-request-id", requestId);
        DeepgramWire wire = new DeepgramWire(requestId, newId(), query);
        Transcription transcription =
                new Transcription(query, context.listeners().get(), wire, faults.conditions());
        return new ListenSocket(context, faults, query, wire, transcription);
    }

    private boolean isAuthorised(Request request) {
        String given = request.getHeaders().get(HttpHeader.AUTHORIZATION);
        return given != null && MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), authorization);
    }

    private String newId() {
        long high = (context.random().nextLong() & ~0xF000L) | 0x4000L;
        long low = (context.random().nextLong() >>> 2) | Long.MIN_VALUE;
        return new UUID(high, low).toString();
    }

    private static String errorCode(int status) {
        return switch (status) {
            case 401 -> "INVALID_AUTH";
            case 402 -> "ASR_PAYMENT_REQUIRED";
            default -> "TOO_MANY_REQUESTS";
        };
    }

    private static void refuse(Response response, Callback callback, int status, String error, String requestId) {
        response.setStatus(status);
        response.getHeaders().put("dg-error", error).put("dg-request-id", requestId);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        String body =
                "{\"err_code\":\"%s\",\"err_msg\":\"%s\",\"request_id\":\"%s\"}".formatted(error, error, requestId);
        Content.Sink.write(response, true, body, callback);
    }

    static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }
}
