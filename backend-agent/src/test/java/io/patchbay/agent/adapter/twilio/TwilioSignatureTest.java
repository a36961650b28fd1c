package io.patchbay.agent.adapter.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.twilio.security.RequestValidator;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TwilioSignatureTest {

    private static final String TOKEN = "12345";
    private static final byte[] JSON = "{\"property\": \"value\", \"boolean\": true}".getBytes(StandardCharsets.UTF_8);
    private static final String SHA = "0a1ff7634d9ab3b95db5c9a2dfe9416e41502b283a80c7cf19632632f96e6620";
    private static final String COMPANY = "https://mycompany.com/myapp.php?foo=1&bar=2";

    private final TwilioSignature signature = new TwilioSignature(TOKEN);

    @Test
    void theDocumentedFormVectorIsGenuine() {
        assertThat(signature.genuine(
                        "https://example.com/myapp.php?foo=1&bar=2",
                        caller("+14158675310"),
                        "L/OH5YylLD5NRKLltdqwSvS0BnU="))
                .isTrue();
    }

    @Test
    void theLibrarysFormVectorIsGenuine() {
        assertThat(signature.genuine(COMPANY, caller("+14158675309"), "RSOYDt4T1cUTdK1PDd93/VVr8B8="))
                .isTrue();
    }

    @Test
    void aRequestWithoutParametersIsSignedByItsUrlAlone() {
        assertThat(signature.genuine(COMPANY, Map.of(), "zYQTYrRWXE7LtzbG4PfP7/bkkGo="))
                .isTrue();
    }

    @Test
    void jsonIsCoveredByTheHashInTheUrl() {
        var url = COMPANY + "&bodySHA256=" + SHA;
        assertThat(signature.genuineJson(url, JSON, "a9nBmqA0ju/hNViExpshrM61xv4="))
                .isTrue();
        assertThat(signature.genuineJson(
                        "https://mycompany.com/myapp.php?bodySHA256=" + SHA, JSON, "y77kIzt2vzLz71DgmJGsen2scGs="))
                .isTrue();
    }

    @Test
    void anAlteredJsonBodyIsNotGenuine() {
        var altered = "{\"property\": \"other\", \"boolean\": true}".getBytes(StandardCharsets.UTF_8);
        assertThat(signature.genuineJson(COMPANY + "&bodySHA256=" + SHA, altered, "a9nBmqA0ju/hNViExpshrM61xv4="))
                .isFalse();
    }

    @Test
    void jsonWithoutAHashIsNotGenuineThoughItsUrlIs() {
        assertThat(signature.genuineJson(COMPANY, JSON, "zYQTYrRWXE7LtzbG4PfP7/bkkGo="))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wss://calls.example.com/media",
                "https://calls.example.com/media",
                "wss://calls.example.com/media/",
                "wss://calls.example.com:443/media"
            })
    void aStreamUpgradeIsGenuineInEveryFormOfItsUrl(String url) {
        assertThat(signature.genuineUpgrade(url, "m+yylahm3KkzjghVZbNFHWVxaUI="))
                .isTrue();
    }

    @Test
    void anUpgradeSignedWithASlashAtTheEndIsGenuine() {
        assertThat(signature.genuineUpgrade("ws://127.0.0.1:8443/media", sign("ws://127.0.0.1:8443/media/")))
                .isTrue();
    }

    @Test
    void aStreamOfAnotherPathIsNotGenuine() {
        assertThat(signature.genuineUpgrade("wss://calls.example.com/other", "m+yylahm3KkzjghVZbNFHWVxaUI="))
                .isFalse();
    }

    @Test
    void theConferenceVectorIsGenuine() {
        assertThat(signature.genuine(
                        "https://calls.example.com/twilio/conference?attempt=9",
                        unhold(),
                        "JsUnjlmJ+gPvgEXd9ZlG3xsHnXc="))
                .isTrue();
    }

    @Test
    void oneChangedValueIsNotGenuine() {
        var changed = unhold();
        changed.put("Hold", List.of("true"));
        assertThat(signature.genuine(
                        "https://calls.example.com/twilio/conference?attempt=9",
                        changed,
                        "JsUnjlmJ+gPvgEXd9ZlG3xsHnXc="))
                .isFalse();
    }

    @Test
    void anAddedParameterIsNotGenuine() {
        var added = unhold();
        added.put("Zzz", List.of(""));
        assertThat(signature.genuine(
                        "https://calls.example.com/twilio/conference?attempt=9", added, "JsUnjlmJ+gPvgEXd9ZlG3xsHnXc="))
                .isFalse();
    }

    @Test
    void fragmentAndUserAreNotSigned() {
        assertThat(signature.genuine(
                        "https://user:word@mycompany.com/myapp.php?foo=1&bar=2#rc=3&rp=5xx,ct,rt",
                        Map.of(),
                        "zYQTYrRWXE7LtzbG4PfP7/bkkGo="))
                .isTrue();
    }

    @Test
    void theStandardPortMayBeSignedOrNot() {
        assertThat(signature.genuine("https://a.example/x?y=1", Map.of(), sign("https://a.example:443/x?y=1")))
                .isTrue();
        assertThat(signature.genuine("https://a.example:443/x?y=1", Map.of(), sign("https://a.example/x?y=1")))
                .isTrue();
        assertThat(signature.genuine("http://[::1]/x", Map.of(), sign("http://[::1]:80/x")))
                .isTrue();
        assertThat(signature.genuine("https://a.example:8443/x", Map.of(), sign("https://a.example:8443/x")))
                .isTrue();
    }

    @Test
    void anotherPortThanTheGivenOneIsNotGenuine() {
        assertThat(signature.genuine("https://a.example:8443/x", Map.of(), sign("https://a.example:9443/x")))
                .isFalse();
    }

    @Test
    void repeatedParametersAreSortedAndCountedOnce() {
        var form = Map.of("B", List.of("2", "1", "2"), "A", List.of("9"));
        assertThat(signature.genuine("https://a.example/x", form, sign("https://a.example/xA9B1B2")))
                .isTrue();
    }

    @Test
    void escapesInTheQueryAreLeftAsTheyCame() {
        var url = "https://a.example/x?keys=%231w2&b=a%2Bb";
        assertThat(signature.genuine(url, Map.of(), sign("https://a.example:443/x?keys=%231w2&b=a%2Bb")))
                .isTrue();
    }

    @Test
    void anotherTokenMakesAnotherSignature() {
        assertThat(new TwilioSignature("12346").genuine(COMPANY, Map.of(), "zYQTYrRWXE7LtzbG4PfP7/bkkGo="))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "zYQTYrRWXE7LtzbG4PfP7/bkkGo", "not base64 \u00e9"})
    void anEmptyOrMutilatedSignatureIsNotGenuine(String wrong) {
        assertThat(signature.genuine(COMPANY, Map.of(), wrong)).isFalse();
    }

    @Test
    void aUrlThatIsNoneIsNotGenuine() {
        assertThat(signature.genuine("nonsense", Map.of(), "zYQTYrRWXE7LtzbG4PfP7/bkkGo="))
                .isFalse();
        assertThat(signature.genuineUpgrade("", "zYQTYrRWXE7LtzbG4PfP7/bkkGo=")).isFalse();
    }

    @Test
    void theLibrarysValidatorAgreesWhereItCanTell() {
        var single = new TreeMap<String, String>();
        unhold().forEach((name, values) -> single.put(name, values.getFirst()));
        var url = "https://calls.example.com/twilio/conference?attempt=9";
        var made = sign(url + text(single));
        assertThat(new RequestValidator(TOKEN).validate(url, single, made)).isTrue();
        assertThat(signature.genuine(url, unhold(), made)).isTrue();
    }

    @Test
    void anEmptyTokenIsRefused() {
        assertThatThrownBy(() -> new TwilioSignature(" ")).isInstanceOf(IllegalArgumentException.class);
    }

    private static Map<String, List<String>> caller(String number) {
        return Map.of(
                "CallSid", List.of("CA1234567890ABCDE"),
                "Caller", List.of(number),
                "Digits", List.of("1234"),
                "From", List.of(number),
                "To", List.of("+18005551212"));
    }

    private static Map<String, List<String>> unhold() {
        var form = new TreeMap<String, List<String>>();
        form.put("AccountSid", List.of("AC" + "0".repeat(32)));
        form.put("ConferenceSid", List.of("CF" + "1".repeat(32)));
        form.put("CallSid", List.of("CA" + "2".repeat(32)));
        form.put("FriendlyName", List.of("call-7f"));
        form.put("StatusCallbackEvent", List.of("participant-unhold"));
        form.put("SequenceNumber", List.of("5"));
        form.put("Timestamp", List.of("Thu, 07 Aug 2025 15:00:05 +0000"));
        form.put("Muted", List.of("false"));
        form.put("Hold", List.of("false"));
        form.put("Coaching", List.of("false"));
        form.put("EndConferenceOnExit", List.of("false"));
        form.put("StartConferenceOnEnter", List.of("true"));
        form.put("ParticipantLabel", List.of("assistant"));
        return form;
    }

    private static String text(Map<String, String> parameters) {
        var text = new StringBuilder();
        parameters.forEach((name, value) -> text.append(name).append(value));
        return text.toString();
    }

    private static String sign(String text) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(TOKEN.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (java.security.GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
