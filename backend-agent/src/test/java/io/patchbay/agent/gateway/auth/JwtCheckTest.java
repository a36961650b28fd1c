package io.patchbay.agent.gateway.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.PlainJWT;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JwtCheckTest {

    private final JwtCheck check = new JwtCheck(Tokens.SECRET, Tokens.CLOCK);

    @ParameterizedTest
    @EnumSource(Caller.Role.class)
    void aGoodTokenGivesItsRoleAndAllItsClaims(Caller.Role role) {
        assertThat(check.check("Bearer " + Tokens.role(role.word())))
                .isInstanceOfSatisfying(JwtCheck.Accepted.class, accepted -> {
                    assertThat(accepted.caller().role()).isEqualTo(role);
                    assertThat(accepted.caller().claims()).contains("\"sub\":\"5f0c1a52-6a58-4b0e-9c39-0f2a3d1c9b11\"");
                    assertThat(accepted.caller().toString()).doesNotContain("5f0c1a52");
                });
    }

    @Test
    void theSchemeMayBeWrittenInAnyCase() {
        assertThat(check.check("bearer  " + Tokens.user("viewer"))).isInstanceOf(JwtCheck.Accepted.class);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "Basic dXNlcjpwYXNz", "Bearer"})
    void withoutATokenNobodyIsLetIn(@Nullable String header) {
        assertThat(check.check(header)).isEqualTo(new JwtCheck.Refused("PGRST302", "Anonymous access is disabled"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "a.b.c", "....", "{}", "eyJhbGciOiJIUzI1NiJ9.e30."})
    void whatIsNoTokenIsRefused(String text) {
        assertRefused(text, "JWSError JWSInvalidSignature");
    }

    @Test
    void aTokenSignedByAnotherIsRefused() {
        var other = JwtSecret.random(new Random(7));

        assertRefused(
                Tokens.sign(JWSAlgorithm.HS256, other, Tokens.claims("service_role")), "JWSError JWSInvalidSignature");
    }

    @Test
    void anAlteredTokenIsRefused() {
        var parts = Tokens.user("viewer").split("\\.", -1);
        var forged = Tokens.user("admin").split("\\.", -1);

        assertRefused(parts[0] + "." + forged[1] + "." + parts[2], "JWSError JWSInvalidSignature");
    }

    @Test
    void anUnsignedTokenIsRefused() {
        assertRefused(new PlainJWT(Tokens.claims("service_role").build()).serialize(), "JWSError JWSInvalidSignature");
    }

    @Test
    void anotherAlgorithmIsRefusedEvenWithTheRightKey() {
        var longSecret = JwtSecret.of("x".repeat(64));
        var strict = new JwtCheck(longSecret, Tokens.CLOCK);

        assertThat(strict.check("Bearer " + Tokens.sign(JWSAlgorithm.HS512, longSecret, Tokens.claims("anon"))))
                .isInstanceOf(JwtCheck.Refused.class);
    }

    @Test
    void aTokenEndsWhenItSaysPlusTheSkewOfClocks() {
        var token = "Bearer " + Tokens.user("viewer");

        assertThat(at(Duration.ofMinutes(5).plusSeconds(29)).check(token)).isInstanceOf(JwtCheck.Accepted.class);
        assertThat(at(Duration.ofMinutes(5).plusSeconds(30)).check(token))
                .isEqualTo(new JwtCheck.Refused("PGRST301", "JWT expired"));
    }

    @Test
    void aTokenWithoutEndIsRefused() {
        assertRefused(
                Tokens.sign(
                        JWSAlgorithm.HS256, Tokens.SECRET, Tokens.claims("anon").expirationTime(null)),
                "JWT expired");
    }

    @Test
    void aTokenForLaterIsRefused() {
        var later = Tokens.claims("anon").notBeforeTime(Date.from(Tokens.NOW.plusSeconds(31)));

        assertRefused(Tokens.sign(JWSAlgorithm.HS256, Tokens.SECRET, later), "JWT not yet valid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgres", "", "AUTHENTICATED", "authenticated; drop table leads"})
    void aRoleThatIsNotOursIsRefused(String role) {
        assertRefused(Tokens.role(role), "JWT role is not known here");
    }

    @Test
    void aShortSecretIsNotTakenAndNoneIsShown() {
        assertThatThrownBy(() -> JwtSecret.of("short and simple"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("simple");
        assertThat(Tokens.SECRET.toString()).doesNotContain("tests");
    }

    private void assertRefused(String token, String reason) {
        assertThat(check.check("Bearer " + token)).isEqualTo(new JwtCheck.Refused("PGRST301", reason));
    }

    private static JwtCheck at(Duration later) {
        return new JwtCheck(Tokens.SECRET, InstantSource.fixed(Tokens.NOW.plus(later)));
    }
}
