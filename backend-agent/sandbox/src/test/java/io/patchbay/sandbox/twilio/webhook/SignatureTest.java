package io.patchbay.sandbox.twilio.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.patchbay.sandbox.twilio.wire.Form;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignatureTest {

    @Test
    void aFormIsSignedOverItsUrlAndSortedFields() {
        Form form = Form.of(
                "To", "+18005551212",
                "Digits", "1234",
                "CallSid", "CA1234567890ABCDE",
                "From", "+14158675310",
                "Caller", "+14158675310");

        String signature = Signature.of("12345", "https://example.com/myapp.php?foo=1&bar=2", form);

        assertThat(signature).isEqualTo("L/OH5YylLD5NRKLltdqwSvS0BnU=");
    }

    @ParameterizedTest
    @CsvSource({
        "https://mycompany.com/myapp.php?foo=1&bar=2, zYQTYrRWXE7LtzbG4PfP7/bkkGo=",
        "wss://calls.example.com/media, m+yylahm3KkzjghVZbNFHWVxaUI=",
        "https://mycompany.com/myapp.php?bodySHA256=0a1ff7634d9ab3b95db5c9a2dfe9416e41502b283a80c7cf19632632f96e6620,"
                + " y77kIzt2vzLz71DgmJGsen2scGs="
    })
    void withoutFieldsTheUrlAloneIsSigned(String url, String signature) {
        assertThat(Signature.of("12345", url, Form.EMPTY)).isEqualTo(signature);
    }

    @Test
    void aConferenceCallbackIsSignedWithAllItsFields() {
        Form form = Form.of(
                "AccountSid", "AC" + "0".repeat(32),
                "ConferenceSid", "CF" + "1".repeat(32),
                "CallSid", "CA" + "2".repeat(32),
                "FriendlyName", "call-7f",
                "StatusCallbackEvent", "participant-unhold",
                "SequenceNumber", "5",
                "Timestamp", "Thu, 07 Aug 2025 15:00:05 +0000",
                "Muted", "false",
                "Hold", "false",
                "Coaching", "false",
                "EndConferenceOnExit", "false",
                "StartConferenceOnEnter", "true",
                "ParticipantLabel", "assistant");

        assertThat(Signature.of("12345", "https://calls.example.com/twilio/conference?attempt=9", form))
                .isEqualTo("JsUnjlmJ+gPvgEXd9ZlG3xsHnXc=");
    }

    @Test
    void repeatedFieldsCountOncePerValueInOrder() {
        Form twice = Form.of("E", "ringing", "E", "answered", "E", "ringing");
        Form once = Form.of("E", "answered", "E", "ringing");

        assertThat(Signature.of("t", "http://h/p", twice)).isEqualTo(Signature.of("t", "http://h/p", once));
    }

    @ParameterizedTest
    @CsvSource({
        "https://user:secret@h.example:8443/p?x=1, https://h.example/p?x=1",
        "http://127.0.0.1:9000/p, http://127.0.0.1:9000/p",
        "wss://h.example:443/media, wss://h.example/media",
        "ws://localhost:9000/media, ws://localhost:9000/media"
    })
    void theSignedUrlLacksUserAndSecurePort(String url, String signed) {
        assertThat(Target.signed(URI.create(url))).isEqualTo(signed);
    }

    @Test
    void aFragmentSaysHowHardToTryAndIsNotSent() {
        Target target = Target.parse("https://h.example/p?x=1#rc=3&rp=5xx,ct&rt=5000&ct=1")
                .orElseThrow();

        assertThat(target.uri()).hasToString("https://h.example/p?x=1");
        assertThat(target.overrides().retries()).isEqualTo(3);
        assertThat(target.overrides().retryOn()).containsExactlyInAnyOrder("5xx", "ct");
        assertThat(target.overrides().read()).isEqualTo(Duration.ofSeconds(5));
        assertThat(target.overrides().connect()).isEqualTo(Duration.ofMillis(100));
    }

    @ParameterizedTest
    @CsvSource({"ftp://h/p", "/relative", "https://under_score.example/p", "https://", "not a url"})
    void whatIsNoWebAddressIsRefused(String url) {
        assertThat(Target.parse(url)).isEqualTo(Optional.empty());
    }
}
