package io.patchbay.agent.adapter.vapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.patchbay.agent.adapter.vapi.VapiHmac.Algorithm;
import io.patchbay.agent.adapter.vapi.VapiHmac.Encoding;
import io.patchbay.agent.adapter.vapi.VapiHmac.Plan;
import io.patchbay.agent.adapter.vapi.VapiSecret.Incoming;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VapiSecretTest {

    private static final byte[] BODY =
            "{\"message\":{\"type\":\"status-update\",\"status\":\"ended\"}}".getBytes(StandardCharsets.UTF_8);
    private static final String DATED = "665b57972ad1ff90242578e712aa00078eb74d94a12c13ea0ea7415a9938bbb8";
    private static final String UNDATED = "9f4668ae75ad8040aa1fe9c30152ef1b8973aa18912395dc344820985291baf8";
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

    @Test
    void theSharedSecretMustBeExactlyRight() {
        var secret = VapiSecret.header("open sesame");
        assertThat(secret.genuine(with("X-Vapi-Secret", "open sesame"), BODY)).isTrue();
        assertThat(secret.genuine(with("X-Vapi-Secret", "open sesam"), BODY)).isFalse();
        assertThat(secret.genuine(with("X-Vapi-Secret", "OPEN SESAME"), BODY)).isFalse();
        assertThat(secret.genuine(with("X-Vapi-Secret", ""), BODY)).isFalse();
        assertThat(secret.genuine(with("Authorization", "open sesame"), BODY)).isFalse();
        assertThat(secret.toString()).doesNotContain("sesame");
    }

    @Test
    void aBearerTokenNeedsItsPrefix() {
        var secret = VapiSecret.bearer("tok");
        assertThat(secret.genuine(with("Authorization", "Bearer tok"), BODY)).isTrue();
        assertThat(secret.genuine(with("Authorization", "tok"), BODY)).isFalse();
    }

    @Test
    void aBlankSecretIsRefused() {
        assertThatThrownBy(() -> VapiSecret.header("")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> hmac(Plan.standard(""), 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theStandardSignatureVectorIsGenuine() {
        var secret = hmac(Plan.standard("whsec"), 1_722_860_000);
        assertThat(secret.genuine(signed(DATED, "1722860000"), BODY)).isTrue();
        assertThat(secret.genuine(signed(DATED.toUpperCase(Locale.ROOT), "1722860000"), BODY))
                .isTrue();
    }

    @Test
    void theBodyOnlyVectorIsGenuineWithItsPrefix() {
        var secret = hmac(Plan.bodyOnly("whsec"), 0);
        assertThat(secret.genuine(with("x-vapi-signature", "sha256=" + UNDATED), BODY))
                .isTrue();
        assertThat(secret.genuine(with("x-vapi-signature", UNDATED), BODY)).isFalse();
    }

    @Test
    void anAlteredBodyIsNotGenuine() {
        var secret = hmac(Plan.standard("whsec"), 1_722_860_000);
        var altered = BODY.clone();
        altered[3] ^= 1;
        assertThat(secret.genuine(signed(DATED, "1722860000"), altered)).isFalse();
    }

    @Test
    void anotherSecretIsNotGenuine() {
        assertThat(hmac(Plan.standard("other"), 1_722_860_000).genuine(signed(DATED, "1722860000"), BODY))
                .isFalse();
    }

    @Test
    void anExpiredSignatureIsRefusedThoughItIsRight() {
        assertThat(hmac(Plan.standard("whsec"), 1_722_860_300).genuine(signed(DATED, "1722860000"), BODY))
                .isTrue();
        assertThat(hmac(Plan.standard("whsec"), 1_722_860_301).genuine(signed(DATED, "1722860000"), BODY))
                .isFalse();
        assertThat(hmac(Plan.standard("whsec"), 1_722_859_699).genuine(signed(DATED, "1722860000"), BODY))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "now", "-1722860000", "17228600000000000000000"})
    void aTimeThatIsNoneIsRefused(String time) {
        assertThat(hmac(Plan.standard("whsec"), 1_722_860_000).genuine(signed(DATED, time), BODY))
                .isFalse();
    }

    @Test
    void milliSecondsAreUnderstoodAsSuch() {
        var signature = mac("HmacSHA256", "whsec", "1722860000123." + text());
        var hex = java.util.HexFormat.of().formatHex(signature);
        assertThat(hmac(Plan.standard("whsec"), 1_722_860_000).genuine(signed(hex, "1722860000123"), BODY))
                .isTrue();
    }

    @Test
    void everyPartOfThePayloadCanBeAgreedOn() {
        var plan = new Plan(
                Base64.getEncoder().encodeToString("whsec".getBytes(StandardCharsets.UTF_8)),
                true,
                Algorithm.SHA512,
                Encoding.BASE64,
                "svix-signature",
                "v1,",
                "svix-timestamp",
                "{svix-id}.{timestamp}.{method}.{url}.{body}");
        var payload = "msg_1.1722860000.POST.https://a.example/vapi." + text();
        var signature = "v1," + Base64.getEncoder().encodeToString(mac("HmacSHA512", "whsec", payload));
        var headers = Map.of("svix-signature", signature, "svix-timestamp", "1722860000", "svix-id", "msg_1");
        var secret = hmac(plan, 1_722_860_000);
        assertThat(secret.genuine(new Incoming("POST", "https://a.example/vapi", headers::get), BODY))
                .isTrue();
        assertThat(secret.genuine(new Incoming("POST", "https://a.example/other", headers::get), BODY))
                .isFalse();
        assertThat(plan.toString()).doesNotContain("whsec", plan.secret());
    }

    @Test
    void aPayloadWithoutTheBodyOrWithAnUnknownPartIsRefused() {
        assertThatThrownBy(() -> hmac(payload("{timestamp}"), 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> hmac(payload("{body}{moon}"), 0)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Plan payload(String payload) {
        return new Plan("s", false, Algorithm.SHA256, Encoding.HEX, "x-signature", "", "x-timestamp", payload);
    }

    private static VapiHmac hmac(Plan plan, long now) {
        return new VapiHmac(plan, FIVE_MINUTES, InstantSource.fixed(Instant.ofEpochSecond(now)));
    }

    private static Incoming signed(String signature, String time) {
        var headers = Map.of("x-signature", signature, "x-timestamp", time);
        return new Incoming("POST", "https://a.example/vapi", headers::get);
    }

    private static Incoming with(String header, String value) {
        return new Incoming("POST", "https://a.example/vapi", Map.of(header, value)::get);
    }

    private static String text() {
        return new String(BODY, StandardCharsets.UTF_8);
    }

    private static byte[] mac(String algorithm, String secret, String payload) {
        try {
            var mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm));
            return mac.doFinal(payload.getBytes(StandardCharsets.UTF_8));
        } catch (java.security.GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
