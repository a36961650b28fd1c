package io.patchbay.agent.webhook;

import static io.patchbay.agent.webhook.TwilioForms.AMD_PATH;
import static io.patchbay.agent.webhook.TwilioForms.ASSISTANT;
import static io.patchbay.agent.webhook.TwilioForms.CALL_PATH;
import static io.patchbay.agent.webhook.TwilioForms.CLINIC;
import static io.patchbay.agent.webhook.TwilioForms.CONFERENCE;
import static io.patchbay.agent.webhook.TwilioForms.CONFERENCE_PATH;
import static io.patchbay.agent.webhook.TwilioForms.STREAM_PATH;
import static io.patchbay.agent.webhook.TwilioForms.TWIML_PATH;
import static io.patchbay.agent.webhook.WaysInHouse.SESSION;
import static org.assertj.core.api.Assertions.assertThat;

import io.patchbay.agent.call.CallEvent;
import io.patchbay.agent.call.Leg;
import io.patchbay.agent.call.LegStatus;
import io.patchbay.contract.id.CallSid;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TwilioWaysTest {

    private final WaysInHouse house = new WaysInHouse();

    @AfterEach
    void close() {
        house.close();
    }

    private static CallEvent progressed(LegStatus status) {
        return new CallEvent.LegProgressed(Leg.CLINIC, new CallSid(CLINIC), status, OptionalInt.empty());
    }

    @ParameterizedTest
    @CsvSource({
        "queued, QUEUED",
        "initiated, QUEUED",
        "ringing, RINGING",
        "in-progress, ANSWERED",
        "completed, COMPLETED",
        "busy, BUSY",
        "no-answer, NO_ANSWER",
        "failed, FAILED",
        "canceled, CANCELED"
    })
    void aStatusReachesItsCall(String word, LegStatus status) {
        assertThat(house.signed(CALL_PATH, TwilioForms.call(word, 1)).statusCode())
                .isEqualTo(204);

        assertThat(house.events()).containsExactly(progressed(status));
        assertThat(house.counted("/twilio/call", Outcome.DELIVERED)).isEqualTo(1);
    }

    @Test
    void aFailedLegSaysWhy() {
        var form = TwilioForms.call("failed", 3);
        form.put("SipResponseCode", "404");
        house.signed(CALL_PATH.replace("clinic", "assistant"), form);

        assertThat(house.events())
                .containsExactly(new CallEvent.LegProgressed(
                        Leg.ASSISTANT, new CallSid(CLINIC), LegStatus.FAILED, OptionalInt.of(404)));
    }

    @Test
    void everyWebhookTwiceAtOnceIsOneEventEach() throws Exception {
        List<Callable<HttpResponse<String>>> sends = IntStream.range(0, 20)
                .<Callable<HttpResponse<String>>>mapToObj(i ->
                        () -> house.signed(CALL_PATH, TwilioForms.call(i < 10 ? "ringing" : "in-progress", i / 2)))
                .toList();
        var twice = new java.util.ArrayList<>(sends);
        twice.addAll(sends);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(twice)) {
                assertThat(answer.get().statusCode()).isEqualTo(204);
            }
        }
        assertThat(house.events()).hasSize(10);
        assertThat(house.counted("/twilio/call", Outcome.DUPLICATE)).isEqualTo(30);
    }

    @Test
    void joiningAndHoldingAreReadFromTheFlagsInTheRightOrder() {
        house.signed(CONFERENCE_PATH, TwilioForms.participant("participant-join", 1, "clinic", false, false));
        house.signed(CONFERENCE_PATH, TwilioForms.participant("participant-join", 2, "assistant", false, true));
        house.signed(CONFERENCE_PATH, TwilioForms.participant("participant-hold", 3, "assistant", true, true));
        house.signed(CONFERENCE_PATH, TwilioForms.participant("participant-unmute", 6, "assistant", false, false));
        house.signed(CONFERENCE_PATH, TwilioForms.participant("participant-unhold", 5, "assistant", false, true));
        house.signed(CONFERENCE_PATH, TwilioForms.participant("participant-hold", 4, "assistant", true, true));

        assertThat(house.events())
                .containsExactly(
                        new CallEvent.LegJoined(Leg.CLINIC, new CallSid(CLINIC), CONFERENCE),
                        new CallEvent.HoldConfirmed(Leg.CLINIC, false),
                        new CallEvent.LegJoined(Leg.ASSISTANT, new CallSid(ASSISTANT), CONFERENCE),
                        new CallEvent.HoldConfirmed(Leg.ASSISTANT, true),
                        new CallEvent.HoldConfirmed(Leg.ASSISTANT, false));
    }

    @Test
    void aLegThatLeftDoesNotComeBackByALateMessage() {
        var leave = TwilioForms.participant("participant-leave", 9, "clinic", false, false);
        leave.put("ReasonParticipantLeft", "participant_hung_up");
        house.signed(CONFERENCE_PATH, leave);
        house.signed(CONFERENCE_PATH, TwilioForms.participant("participant-join", 1, "clinic", true, true));

        assertThat(house.events())
                .containsExactly(
                        new CallEvent.LegLeft(Leg.CLINIC, new CallSid(CLINIC), "participant_hung_up"),
                        new CallEvent.HoldConfirmed(Leg.CLINIC, true));
    }

    @Test
    void theRestOfAConferenceIsUnderstood() {
        var end = TwilioForms.conference("conference-end", 8);
        end.put("ReasonConferenceEnded", "last-participant-left");
        house.signed(CONFERENCE_PATH, TwilioForms.conference("announcement-end", 5));
        house.signed(CONFERENCE_PATH, TwilioForms.conference("announcement-fail", 6));
        house.signed(CONFERENCE_PATH, end);
        house.signed(CONFERENCE_PATH, TwilioForms.participant("participant-speech-start", 7, "clinic", false, false));
        house.signed(CONFERENCE_PATH, TwilioForms.participant("participant-join", 4, "supervisor", false, false));
        house.signed(CONFERENCE_PATH, TwilioForms.conference("something-new", 9));

        assertThat(house.events())
                .containsExactly(
                        new CallEvent.AnnouncementPlayed(true),
                        new CallEvent.AnnouncementPlayed(false),
                        new CallEvent.ConferenceEnded("last_participant_left"));
        assertThat(house.counted("/twilio/conference", Outcome.IGNORED)).isEqualTo(3);
    }

    @Test
    void aConferenceOfAnotherCallIsNotOurs() {
        var form = TwilioForms.conference("conference-end", 8);
        form.put("FriendlyName", "pb-00000000-0000-0000-0000-0000000000ff");
        assertThat(house.signed(CONFERENCE_PATH, form).statusCode()).isEqualTo(400);
        assertThat(house.events()).isEmpty();
    }

    @Test
    void aStreamThatNeverReachedUsIsLostAndOneWeHaveSpeaksForItself() {
        house.signed(STREAM_PATH, TwilioForms.stream("stream-started"));
        assertThat(house.events()).isEmpty();
        house.heard.add(SESSION);
        house.signed(STREAM_PATH, TwilioForms.stream("stream-error"));
        assertThat(house.events()).isEmpty();
        house.heard.clear();
        house.signed(STREAM_PATH, TwilioForms.stream("stream-error"));
        assertThat(house.events()).containsExactly(new CallEvent.StreamLost("stream-error-31920"));
    }

    @Test
    void theCarriersGuessIsPassedOn() {
        house.signed(AMD_PATH, TwilioForms.amd("machine_end_beep"));
        house.signed(AMD_PATH, TwilioForms.amd("machine_end_beep"));
        assertThat(house.events()).containsExactly(new CallEvent.CarrierGuessed("machine_end_beep"));
    }

    @Test
    void anAnsweredClinicGetsItsDocumentOnceAndTheSameOneUntilItIsHeard() {
        var first = house.signed(TWIML_PATH, TwilioForms.call("in-progress", 0));
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.headers().firstValue("content-type").orElse("")).startsWith("text/xml");
        assertThat(first.body())
                .contains("<Stream", "<Conference", "pb-" + SESSION)
                .doesNotContain(WaysInHouse.NAME);

        var again = house.signed("/api" + TWIML_PATH, TwilioForms.call("in-progress", 0));
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(house.events()).containsExactly(progressed(LegStatus.ANSWERED));

        house.heard.add(SESSION);
        var whileHeard = house.signed(TWIML_PATH, TwilioForms.call("in-progress", 0));
        assertThat(whileHeard.statusCode()).isEqualTo(200);
        assertThat(whileHeard.body()).doesNotContain("<Stream");
        assertThat(house.events()).hasSize(1);
    }

    @Test
    void aCallNobodyKnowsIsHungUpAndItsNewsIsQuietlyTaken() {
        var nobody = "00000000-0000-0000-0000-0000000000ff";
        var document = house.signed(TWIML_PATH.replace(SESSION.toString(), nobody), TwilioForms.call("in-progress", 0));
        assertThat(document.statusCode()).isEqualTo(200);
        assertThat(document.body()).contains("<Hangup/>").doesNotContain("<Stream", nobody);

        var news = house.signed(CALL_PATH.replace(SESSION.toString(), nobody), TwilioForms.call("ringing", 0));
        assertThat(news.statusCode()).isEqualTo(204);
        assertThat(house.events()).isEmpty();
        assertThat(house.claimed).isEmpty();
        assertThat(house.counted("/twilio/call", Outcome.UNKNOWN_CALL)).isEqualTo(1);
    }

    @Test
    void theOtherDocumentsNeedASignatureAndNothingElse() {
        assertThat(house.signed("/twilio/hold-silence", TwilioForms.call("in-progress", 0))
                        .body())
                .contains("<Pause", "<Redirect");
        assertThat(house.signed("/twilio/dial-done?session=" + SESSION, TwilioForms.call("in-progress", 0))
                        .body())
                .contains("<Hangup/>");
        assertThat(house.signed("/twilio/announce?session=" + SESSION + "&keys=1w2%23", new HashMap<>())
                        .body())
                .contains("digits=\"1w2#\"");
        assertThat(house.signed("/twilio/announce?session=" + SESSION + "&words=records", new HashMap<>())
                        .body())
                .contains("<Say>records</Say>");
        for (var path : List.of("/twilio/hold-silence", "/twilio/dial-done", "/twilio/announce?keys=1")) {
            assertThat(house.twilio(path, new HashMap<>(), "AAAA").statusCode()).isEqualTo(403);
        }
        var bad = List.of("", "&keys=12x", "&keys=1&words=a", "&words=");
        assertThat(bad.stream()
                        .map(words -> house.signed("/twilio/announce?session=" + SESSION + words, new HashMap<>())
                                .statusCode())
                        .collect(Collectors.toSet()))
                .containsExactly(400);
    }
}
