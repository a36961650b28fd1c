package io.patchbay.agent.gateway.auth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Map;

/// Tokens for tests, signed as a Supabase project signs them.
public final class Tokens {

    public static final Instant NOW = Instant.parse("2026-03-29T19:00:00Z");
    public static final InstantSource CLOCK = InstantSource.fixed(NOW);
    public static final JwtSecret SECRET = JwtSecret.of("a secret for tests that is long enough");

    private Tokens() {}

    /// A signed-in user; `appRole` is viewer, supervisor or admin.
    public static String user(String appRole) {
        return sign(JWSAlgorithm.HS256, SECRET, claims("authenticated").claim("app_metadata", Map.of("role", appRole)));
    }

    public static String role(String role) {
        return sign(JWSAlgorithm.HS256, SECRET, claims(role));
    }

    static JWTClaimsSet.Builder claims(String role) {
        return new JWTClaimsSet.Builder()
                .subject("5f0c1a52-6a58-4b0e-9c39-0f2a3d1c9b11")
                .claim("role", role)
                .expirationTime(Date.from(NOW.plus(Duration.ofMinutes(5))));
    }

    static String sign(JWSAlgorithm algorithm, JwtSecret secret, JWTClaimsSet.Builder claims) {
        try {
            var token = new SignedJWT(new JWSHeader(algorithm), claims.build());
            token.sign(new MACSigner(secret.key()));
            return token.serialize();
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
