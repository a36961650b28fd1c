package io.patchbay.sandbox.vapi;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// How VAPI proves to a server that a message is its own.
public sealed interface WebhookSeal {

    void apply(HttpRequest.Builder request, byte[] body, Instant now);

    /// Anything that looks the same and is wrong.
    WebhookSeal forged();

    /// A secret sent as it is, such as `X-Vapi-Secret`.
    record Secret(String header, String secret) implements WebhookSeal {

        @Override
        public void apply(HttpRequest.Builder request, byte[] body, Instant now) {
            request.header(header, secret);
        }

        @Override
        public WebhookSeal forged() {
            return new Secret(header, secret + "x");
        }
    }

    /// HMAC-SHA256 over `{timestamp}.{body}` in hexadecimal, the defaults of VAPI's HMAC credential.
    record Hmac(String secret) implements WebhookSeal {

        @Override
        public void apply(HttpRequest.Builder request, byte[] body, Instant now) {
            String timestamp = Long.toString(now.getEpochSecond());
            request.header("x-timestamp", timestamp).header("x-signature", signature(timestamp, body));
        }

        @Override
        public WebhookSeal forged() {
            return new Hmac(secret + "x");
        }

        String signature(String timestamp, byte[] body) {
            try {
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
                mac.update((timestamp + ".").getBytes(StandardCharsets.UTF_8));
                return HexFormat.of().formatHex(mac.doFinal(body));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("every Java has HmacSHA256", e);
            }
        }
    }
}
