package io.patchbay.agent.adapter.vapi;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Whether a request to our server URL comes from VAPI, in the way the installation has agreed with it. Asked
/// before the body is parsed; doubt is `false`.
public sealed interface VapiSecret permits VapiSecret.Shared, VapiHmac {

    /// `body` is raw, as it arrived.
    boolean genuine(Incoming request, byte[] body);

    /// A request as it arrived, without its body. `header` finds a header by name, whatever its case.
    record Incoming(String method, String url, Function<String, @Nullable String> header) {}

    /// The secret itself in a header, after a fixed prefix. Compared in constant time.
    record Shared(String header, String prefix, String secret) implements VapiSecret {

        public Shared {
            if (secret.isBlank()) {
                throw new IllegalArgumentException("VAPI secret: must not be blank");
            }
        }

        @Override
        public boolean genuine(Incoming request, byte[] body) {
            var given = request.header().apply(header);
            return given != null
                    && MessageDigest.isEqual(
                            (prefix + secret).getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public String toString() {
            return "Shared[" + header + "=****]";
        }
    }

    /// `server.secret`, sent as `X-Vapi-Secret`.
    static VapiSecret header(String secret) {
        return new Shared("X-Vapi-Secret", "", secret);
    }

    /// A bearer credential.
    static VapiSecret bearer(String token) {
        return new Shared("Authorization", "Bearer ", token);
    }
}
