package io.patchbay.agent.webhook;

import static io.patchbay.agent.webhook.TwilioForms.CALL_PATH;
import static io.patchbay.agent.webhook.TwilioForms.TWIML_PATH;
import static io.patchbay.agent.webhook.WaysInHouse.BASE;
import static io.patchbay.agent.webhook.WaysInHouse.HAND;
import static org.assertj.core.api.Assertions.assertThat;

import io.patchbay.agent.server.TwilioHand;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What nobody should send, and what it gets: nothing changed, nothing told, counted.
final class BadWebhooksTest {

    private final WaysInHouse house = new WaysInHouse();
    private final Map<String, String> form = TwilioForms.call("ringing", 1);

    @AfterEach
    void close() {
        house.close();
    }

    private void refused(HttpResponse<String> answer, int status, Outcome outcome) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).isEmpty();
        assertThat(house.events()).isEmpty();
        assertThat(house.claimed).isEmpty();
        assertThat(house.counted("/twilio/call", outcome)).isPositive();
    }

    @Test
    void aForgedSignatureIsRefused() {
        var good = HAND.sign(BASE + CALL_PATH, WaysInHouse.listed(form));
        refused(house.twilio(CALL_PATH, form), 403, Outcome.FORGED);
        refused(house.twilio(CALL_PATH, form, ""), 403, Outcome.FORGED);
        refused(house.twilio(CALL_PATH, form, "not base64"), 403, Outcome.FORGED);
        refused(house.twilio(CALL_PATH, form, good.substring(1)), 403, Outcome.FORGED);
        refused(house.twilio(CALL_PATH, form, good, good), 403, Outcome.FORGED);
        var stranger = new TwilioHand("54321").sign(BASE + CALL_PATH, WaysInHouse.listed(form));
        refused(house.twilio(CALL_PATH, form, stranger), 403, Outcome.FORGED);
        assertThat(house.counted("/twilio/call", Outcome.FORGED)).isEqualTo(6);
    }

    @Test
    void anAlteredRequestIsRefused() {
        var good = HAND.sign(BASE + CALL_PATH, WaysInHouse.listed(form));
        var altered = new HashMap<>(form);
        altered.put("CallStatus", "completed");
        var longer = new HashMap<>(form);
        longer.put("Extra", "1");
        var shorter = new HashMap<>(form);
        shorter.remove("To");
        refused(house.twilio(CALL_PATH, altered, good), 403, Outcome.FORGED);
        refused(house.twilio(CALL_PATH, longer, good), 403, Outcome.FORGED);
        refused(house.twilio(CALL_PATH, shorter, good), 403, Outcome.FORGED);
        refused(house.twilio(CALL_PATH.replace("clinic", "assistant"), form, good), 403, Outcome.FORGED);
    }

    @Test
    void theSignedAddressIsTheConfiguredOneWhateverTheRequestSays() {
        var own = HAND.sign(house.uri(CALL_PATH).toString(), WaysInHouse.listed(form));
        refused(house.twilio(CALL_PATH, form, own), 403, Outcome.FORGED);
        var other = HAND.sign(BASE + "/twilio/amd?session=" + WaysInHouse.SESSION, WaysInHouse.listed(form));
        refused(house.twilio(CALL_PATH, form, other), 403, Outcome.FORGED);
    }

    @Test
    void anOldCallbackIsRefusedThoughItsSignatureIsRight() {
        refused(house.signed(CALL_PATH, TwilioForms.call("ringing", 1, Duration.ofMinutes(6))), 403, Outcome.EXPIRED);
        refused(house.signed(CALL_PATH, TwilioForms.call("ringing", 1, Duration.ofMinutes(-6))), 403, Outcome.EXPIRED);
    }

    @Test
    void aReplayIsRefusedOnceTheCarriersOwnRetriesAreOver() {
        var fresh = TwilioForms.call("ringing", 1, Duration.ofSeconds(50));
        var older = TwilioForms.call("in-progress", 2, Duration.ofSeconds(70));
        assertThat(house.signed(CALL_PATH, fresh).statusCode()).isEqualTo(204);
        assertThat(house.signed(CALL_PATH, fresh).statusCode()).isEqualTo(204);
        assertThat(house.signed(CALL_PATH, older).statusCode()).isEqualTo(204);
        assertThat(house.signed(CALL_PATH, older).statusCode()).isEqualTo(403);

        assertThat(house.events()).hasSize(2);
        assertThat(house.counted("/twilio/call", Outcome.DUPLICATE)).isEqualTo(1);
        assertThat(house.counted("/twilio/call", Outcome.REPLAYED)).isEqualTo(1);
    }

    @Test
    void aFormThatSaysNothingIsMalformed() {
        refused(house.signed(CALL_PATH, Map.of()), 400, Outcome.MALFORMED);
        refused(house.signed(CALL_PATH, Map.of("CallSid", " ")), 400, Outcome.MALFORMED);
        refused(house.signed("/twilio/call?leg=clinic", form), 400, Outcome.MALFORMED);
        refused(house.signed("/twilio/call?session=canary&leg=clinic", form), 400, Outcome.MALFORMED);
        refused(house.signed(CALL_PATH + "&session=" + WaysInHouse.SESSION, form), 400, Outcome.MALFORMED);
        refused(house.signed(CALL_PATH.replace("clinic", "nobody"), form), 400, Outcome.MALFORMED);
        assertThat(house.signed(TWIML_PATH, Map.of()).statusCode()).isEqualTo(400);
    }

    @Test
    void aStatusWeDoNotKnowChangesNothing() {
        assertThat(house.signed(CALL_PATH, TwilioForms.call("levitating", 1)).statusCode())
                .isEqualTo(204);
        assertThat(house.events()).isEmpty();
        assertThat(house.counted("/twilio/call", Outcome.IGNORED)).isEqualTo(1);
    }

    @Test
    void aBodyThatIsTooLongIsRefused() {
        var huge = new HashMap<>(form);
        huge.put("Extra", "canary".repeat(2000));
        refused(house.signed(CALL_PATH, huge), 413, Outcome.UNREADABLE);
    }

    @Test
    void onlyPostsAndGetsAreTaken() {
        var put = HttpRequest.newBuilder(house.uri(CALL_PATH)).PUT(HttpRequest.BodyPublishers.ofString("a=b"));
        refused(house.send(put), 405, Outcome.MALFORMED);
    }

    @Test
    void aBodyThatIsNoFormIsRefused() {
        var signature = HAND.sign(BASE + CALL_PATH, Map.of());
        var json = HttpRequest.newBuilder(house.uri(CALL_PATH))
                .header("Content-Type", "application/json")
                .header("X-Twilio-Signature", signature)
                .POST(HttpRequest.BodyPublishers.ofString("{\"CallSid\":\"canary\"}"));
        refused(house.send(json), 403, Outcome.FORGED);
        var broken = HttpRequest.newBuilder(house.uri(CALL_PATH))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-Twilio-Signature", signature)
                .POST(HttpRequest.BodyPublishers.ofString("CallSid=%zz"));
        refused(house.send(broken), 403, Outcome.FORGED);
    }

    @Test
    void whileTheDatabaseIsAwayNothingIsTakenAndTheCarrierMaySendAgain() {
        house.databaseDown = true;
        var answer = house.signed(CALL_PATH, form);
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).isEmpty();
        assertThat(house.events()).isEmpty();

        house.databaseDown = false;
        assertThat(house.signed(CALL_PATH, form).statusCode()).isEqualTo(204);
        assertThat(house.events()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/vapi/get-pending-call", "/vapi/post_call", "/vapi/events", "/api/vapi/post_call"})
    void theAssistantsProviderNeedsItsSecret(String path) {
        var question = VapiMessages.question("call-1", WaysInHouse.PENDING.toString());
        for (var secret : List.of("", "wrong", "whsec ", "WHSEC")) {
            var answer = house.vapi(path, question, secret);
            assertThat(answer.statusCode()).as(secret).isEqualTo(secret.equals("whsec ") ? 200 : 403);
        }
        var none = HttpRequest.newBuilder(house.uri(path)).POST(HttpRequest.BodyPublishers.ofString(question));
        assertThat(house.send(none).statusCode()).isEqualTo(403);
        assertThat(house.counted(path, Outcome.FORGED)).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "canary", "{", "[]", "{\"message\":{}}", "{\"message\":{\"type\":7}}"})
    void aMessageThatIsNoneIsMalformed(String body) {
        var answer = house.vapi("/vapi/events", body, "whsec");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).isEmpty();
        assertThat(house.vapi("/vapi/events", "x".repeat(70_000), "whsec").statusCode())
                .isEqualTo(413);
    }
}
