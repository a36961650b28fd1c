package io.patchbay.agent.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;

/// The names messages are claimed by: ids and numbers of the provider's, and a digest where a message has no
/// number of its own.
final class ReceiptKey {

    private static final int LONGEST = 200;

    private ReceiptKey() {}

    static String of(Object... parts) {
        var key = new StringBuilder();
        for (var part : parts) {
            key.append(key.isEmpty() ? "" : ":").append(part);
        }
        return key.length() <= LONGEST ? key.toString() : digest(key.toString().getBytes(StandardCharsets.UTF_8));
    }

    static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this Java runtime lacks SHA-256", missing);
        }
    }
}
