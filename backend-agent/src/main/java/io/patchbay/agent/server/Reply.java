package io.patchbay.agent.server;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// What a way in answers. A refusal has a status and nothing else, so that no input is ever echoed.
public record Reply(int status, String contentType, String body) {

    /// Done, nothing to say.
    public static final Reply NO_CONTENT = status(204);

    /// An answer without a body.
    public static Reply status(int status) {
        return new Reply(status, "", "");
    }

    public static Reply json(String body) {
        return new Reply(200, "application/json", body);
    }

    public static Reply xml(String body) {
        return new Reply(200, "text/xml", body);
    }

    public Reply withStatus(int other) {
        return new Reply(other, contentType, body);
    }

    /// Sends it; nothing sent is ever to be kept by a cache.
    public void send(Response response, Callback callback) {
        response.setStatus(status);
        var headers = response.getHeaders();
        headers.put(HttpHeader.CACHE_CONTROL, "no-store");
        if (!contentType.isEmpty()) {
            headers.put(HttpHeader.CONTENT_TYPE, contentType + ";charset=utf-8");
            headers.put("X-Content-Type-Options", "nosniff");
        }
        response.write(true, ByteBuffer.wrap(body.getBytes(StandardCharsets.UTF_8)), callback);
    }

    @Override
    public String toString() {
        return "Reply[" + status + "]";
    }
}
