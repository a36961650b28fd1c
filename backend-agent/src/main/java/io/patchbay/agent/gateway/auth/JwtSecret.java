package io.patchbay.agent.gateway.auth;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/// The key tokens are signed with (HS256), never shown.
public final class JwtSecret {

    private static final int SHORTEST = 32;

    private final byte[] key;

    private JwtSecret(byte[] key) {
        this.key = key;
    }

    /// The bytes of a configured text, as Supabase and PostgREST use it. Throws `IllegalArgumentException`, without the
    /// text, below 32 bytes: HS256 is not safe with less.
    public static JwtSecret of(String configured) {
        var key = configured.getBytes(StandardCharsets.UTF_8);
        if (key.length < SHORTEST) {
            throw new IllegalArgumentException("JWT secret: give at least 32 characters");
        }
        return new JwtSecret(key);
    }

    /// A new one for an agent without configuration; `random` must be a secure source.
    public static JwtSecret random(RandomGenerator random) {
        var bytes = new byte[SHORTEST];
        random.nextBytes(bytes);
        return of(HexFormat.of().formatHex(bytes));
    }

    byte[] key() {
        return key.clone();
    }

    @Override
    public String toString() {
        return "JwtSecret[****]";
    }
}
