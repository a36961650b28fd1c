package io.patchbay.agent.server;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.LongSupplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/// Takes a whole request body into memory, never more of it than allowed and never for longer than allowed, so
/// that neither a huge nor a dripping request holds anything up. Blocks the calling (virtual) thread.
public final class RequestBody {

    private static final int FIRST_PIECE = 2048;

    private final int maxBytes;
    private final Duration within;
    private final LongSupplier nanos;

    public RequestBody(int maxBytes, Duration within, LongSupplier nanos) {
        this.maxBytes = maxBytes;
        this.within = within;
        this.nanos = nanos;
    }

    /// What came of reading.
    public sealed interface Taken {}

    /// The whole body as it was sent.
    public static final class Whole implements Taken {

        private final byte[] bytes;

        private Whole(byte[] bytes) {
            this.bytes = bytes;
        }

        /// The bytes themselves, not a copy.
        public byte[] bytes() {
            return bytes;
        }
    }

    /// Not taken; `reply` says why and `reason` is a short word for the metrics.
    public record Refused(Reply reply, String reason) implements Taken {}

    /// Reads the body once; a second call finds nothing.
    public Taken take(Request request) {
        if (request.getHeaders().getLongField(HttpHeader.CONTENT_LENGTH) > maxBytes) {
            return new Refused(Reply.status(413), "too_large");
        }
        long deadline = nanos.getAsLong() + within.toNanos();
        byte[] bytes = new byte[Math.min(FIRST_PIECE, maxBytes + 1)];
        int length = 0;
        try (var in = Content.Source.asInputStream(request)) {
            for (int read = 0; read >= 0; read = in.read(bytes, length, bytes.length - length)) {
                length += read;
                if (length > maxBytes) {
                    return new Refused(Reply.status(413), "too_large");
                }
                if (nanos.getAsLong() - deadline > 0) {
                    return new Refused(Reply.status(408), "too_slow");
                }
                if (length == bytes.length) {
                    bytes = Arrays.copyOf(bytes, (int) Math.min(bytes.length * 2L, maxBytes + 1L));
                }
            }
        } catch (IOException | RuntimeException broken) {
            return new Refused(Reply.status(400), "broken_off");
        }
        return new Whole(Arrays.copyOf(bytes, length));
    }
}
