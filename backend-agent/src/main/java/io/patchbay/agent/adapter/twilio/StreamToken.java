package io.patchbay.agent.adapter.twilio;

import io.patchbay.contract.id.CallSessionId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The word a media stream must say in its `start` message: proof that its TwiML came from us, for this session and
/// no other. Which stream of a session is the current one is for the webhook side to keep.
public final class StreamToken {

    private static final String HMAC = "HmacSHA256";
    private static final String PURPOSE = "patchbay media stream ";

    private final SecretKeySpec key;

    /// `secret` is known to every agent of the installation and to nobody else.
    public StreamToken(String secret) {
        if (secret.isBlank()) {
            throw new IllegalArgumentException("stream secret: must not be blank");
        }
        this.key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), HMAC);
    }

    public String of(CallSessionId session) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(key);
            var digest = mac.doFinal((PURPOSE + session).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime lacks " + HMAC, e);
        }
    }

    /// Compares in constant time.
    public boolean matches(CallSessionId session, String token) {
        return MessageDigest.isEqual(
                of(session).getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }
}
