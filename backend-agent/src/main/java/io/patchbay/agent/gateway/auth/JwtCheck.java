package io.patchbay.agent.gateway.auth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Decides whether a token is good: HS256, signed with our secret, not run out, for a role we know. Anything else, an
/// unsigned token or one without an end included, is refused.
public final class JwtCheck {

    /// Clocks of two machines differ by some seconds; PostgREST allows the same.
    private static final Duration SKEW = Duration.ofSeconds(30);

    private static final String SCHEME = "Bearer ";

    private final JwtSecret secret;
    private final InstantSource clock;

    public JwtCheck(JwtSecret secret, InstantSource clock) {
        this.secret = secret;
        this.clock = clock;
    }

    /// What came of looking at a request's token.
    public sealed interface Result {}

    /// The token is good.
    public record Accepted(Caller caller) implements Result {}

    /// The token is missing or no good; `code` is PostgREST's, `reason` says nothing of the token's content.
    public record Refused(String code, String reason) implements Result {}

    /// Looks at an `Authorization` header.
    public Result check(@Nullable String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return new Refused("PGRST302", "Anonymous access is disabled");
        }
        try {
            return check(
                    SignedJWT.parse(authorization.substring(SCHEME.length()).strip()));
        } catch (ParseException | JOSEException | IllegalArgumentException broken) {
            return refused("JWSError JWSInvalidSignature");
        }
    }

    private Result check(SignedJWT token) throws ParseException, JOSEException {
        if (!JWSAlgorithm.HS256.equals(token.getHeader().getAlgorithm())
                || !token.verify(new MACVerifier(secret.key()))) {
            return refused("JWSError JWSInvalidSignature");
        }
        var claims = token.getJWTClaimsSet();
        var now = clock.instant();
        var end = claims.getExpirationTime();
        if (end == null || !end.toInstant().plus(SKEW).isAfter(now)) {
            return refused("JWT expired");
        }
        if (isEarly(claims, now)) {
            return refused("JWT not yet valid");
        }
        var role = claims.getStringClaim("role");
        return Arrays.stream(Caller.Role.values())
                .filter(known -> known.word().equals(role))
                .<Result>map(known ->
                        new Accepted(new Caller(known, token.getPayload().toString())))
                .findFirst()
                .orElseGet(() -> refused("JWT role is not known here"));
    }

    private static boolean isEarly(JWTClaimsSet claims, Instant now) {
        var start = claims.getNotBeforeTime();
        return start != null && start.toInstant().minus(SKEW).isAfter(now);
    }

    private static Refused refused(String reason) {
        return new Refused("PGRST301", reason);
    }
}
