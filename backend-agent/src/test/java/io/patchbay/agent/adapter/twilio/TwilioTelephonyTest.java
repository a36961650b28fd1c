package io.patchbay.agent.adapter.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.patchbay.agent.adapter.twilio.TwilioSettings.DigitRoute;
import io.patchbay.agent.outbound.LoopbackServer.Received;
import io.patchbay.agent.outbound.LoopbackServer.Reply;
import io.patchbay.agent.port.Telephony.Announcement;
import io.patchbay.agent.port.VendorFailure;
import io.patchbay.agent.port.VendorFailure.Kind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class TwilioTelephonyTest {

    private static final String RETRIED = "#rc=3&rp=5xx,ct,rt";
    private static final String SESSION = "?session=" + Twilio.SESSION;
    private static final String CALLBACK = "https://calls.example.com/twilio/";

    @Test
    void diallingAClinicAsksForAllItsCallbacks() {
        try (var twilio = new Twilio(_ -> Twilio.call(Twilio.CLINIC, "queued", ""))) {
            assertThat(twilio.telephony.dialClinic(Twilio.CLINIC_DIAL)).isEqualTo(Twilio.CLINIC);
            var request = twilio.server.received().getFirst();
            assertThat(request.method()).isEqualTo("POST");
            assertThat(request.target()).isEqualTo(Twilio.ROOT + "/Calls.json");
            assertThat(request.headers().get("authorization")).isEqualTo(basic());
            assertThat(request.headers().get("content-type")).isEqualTo("application/x-www-form-urlencoded");
            var form = request.form();
            assertThat(form).containsEntry("To", List.of("+15558675310"));
            assertThat(form).containsEntry("From", List.of("+15017122661"));
            assertThat(form).containsEntry("Url", List.of(CALLBACK + "preclassify-twiml" + SESSION));
            assertThat(form).containsEntry("Method", List.of("POST"));
            assertThat(form)
                    .containsEntry("StatusCallback", List.of(CALLBACK + "call" + SESSION + "&leg=clinic" + RETRIED));
            assertThat(form)
                    .containsEntry("StatusCallbackEvent", List.of("initiated", "ringing", "answered", "completed"));
            assertThat(form).containsEntry("Timeout", List.of("25"));
            assertThat(form).containsEntry("TimeLimit", List.of("1800"));
            assertThat(form).containsEntry("MachineDetection", List.of("Enable"));
            assertThat(form).containsEntry("AsyncAmd", List.of("true"));
            assertThat(form).containsEntry("AsyncAmdStatusCallback", List.of(CALLBACK + "amd" + SESSION + RETRIED));
            assertThat(form).doesNotContainKeys("SendDigits", "Record", "Twiml");
        }
    }

    @Test
    void theAssistantJoinsMutedAndIsToldThePendingCallAndNothingElse() {
        try (var twilio = new Twilio(_ -> Twilio.participant(Twilio.ASSISTANT))) {
            assertThat(twilio.telephony.joinAssistant(Twilio.ASSISTANT_DIAL)).isEqualTo(Twilio.ASSISTANT);
            var request = twilio.server.received().getFirst();
            assertThat(request.target())
                    .isEqualTo(Twilio.ROOT + "/Conferences/pb-" + Twilio.SESSION + "/Participants.json");
            var form = request.form();
            assertThat(form)
                    .containsEntry(
                            "To",
                            List.of("sip:clinic-agent@sip.vapi.ai;transport=tls?X-pendingcallid=" + Twilio.PENDING));
            assertThat(form).containsEntry("From", List.of("+15017122661"));
            assertThat(form).containsEntry("Label", List.of("assistant"));
            assertThat(form).containsEntry("Muted", List.of("true"));
            assertThat(form).containsEntry("Beep", List.of("false"));
            assertThat(form).containsEntry("EarlyMedia", List.of("false"));
            assertThat(form).containsEntry("StartConferenceOnEnter", List.of("true"));
            assertThat(form).containsEntry("EndConferenceOnExit", List.of("true"));
            assertThat(form).containsEntry("JitterBufferSize", List.of("small"));
            assertThat(form).containsEntry("WaitUrl", List.of(CALLBACK + "hold-silence"));
            assertThat(form)
                    .containsEntry("StatusCallback", List.of(CALLBACK + "call" + SESSION + "&leg=assistant" + RETRIED));
            assertThat(form)
                    .containsEntry("ConferenceStatusCallback", List.of(CALLBACK + "conference" + SESSION + RETRIED));
            assertThat(form.get("ConferenceStatusCallbackEvent"))
                    .containsExactlyInAnyOrder(
                            "start", "end", "join", "leave", "mute", "hold", "modify", "speaker", "announcement");
            assertThat(request.body()).doesNotContain("%2B15558675310");
        }
    }

    @Test
    void holdingIsOneRequestOnceTheConferenceIsKnown() {
        try (var twilio = new Twilio(_ -> Twilio.participant(Twilio.ASSISTANT))) {
            twilio.telephony.joinAssistant(Twilio.ASSISTANT_DIAL);
            twilio.telephony.setHold(Twilio.ASSISTANT_LEG, true);
            twilio.telephony.setHold(Twilio.ASSISTANT_LEG, false);
            assertThat(twilio.server.received()).hasSize(3);
            var hold = twilio.server.received().get(1);
            assertThat(hold.target()).isEqualTo(participantPath(Twilio.ASSISTANT.value()));
            assertThat(hold.form()).containsEntry("Hold", List.of("true"));
            assertThat(hold.form()).containsEntry("Muted", List.of("true"));
            assertThat(hold.form()).containsEntry("HoldUrl", List.of(CALLBACK + "hold-silence"));
            assertThat(hold.form()).containsEntry("HoldMethod", List.of("POST"));
            var unhold = twilio.server.received().get(2);
            assertThat(unhold.form()).containsOnlyKeys("Hold", "Muted");
            assertThat(unhold.form()).containsEntry("Hold", List.of("false"));
            assertThat(unhold.form()).containsEntry("Muted", List.of("false"));
        }
    }

    @Test
    void afterARestartTheConferenceIsFoundByItsName() {
        try (var twilio = new Twilio(TwilioTelephonyTest::liveConference)) {
            twilio.telephony.setHold(Twilio.ASSISTANT_LEG, false);
            twilio.telephony.setHold(Twilio.ASSISTANT_LEG, false);
            assertThat(twilio.server.received()).hasSize(3);
            var search = twilio.server.received().getFirst();
            assertThat(search.method()).isEqualTo("GET");
            assertThat(search.path()).isEqualTo(Twilio.ROOT + "/Conferences.json");
            assertThat(search.form()).containsEntry("FriendlyName", List.of("pb-" + Twilio.SESSION));
        }
    }

    @Test
    void aConferenceThatIsGoneIsLookedForAnewNextTime() {
        try (var twilio = new Twilio(request -> request.method().equals("GET")
                ? Twilio.conferences(Twilio.conferenceBody("in-progress"))
                : Twilio.error(404, 20404))) {
            assertFails(Kind.GONE, "20404", () -> twilio.telephony.setHold(Twilio.ASSISTANT_LEG, false));
            assertFails(Kind.GONE, "20404", () -> twilio.telephony.setHold(Twilio.ASSISTANT_LEG, false));
            assertThat(twilio.server.received().stream().filter(r -> r.method().equals("GET")))
                    .hasSize(2);
        }
    }

    @Test
    void aConferenceThatEndedIsSucceededByTheNextOfItsName() {
        var dead = "CF" + "9".repeat(32);
        try (var twilio = new Twilio(request -> {
            if (request.path().contains(dead)) {
                return Twilio.error(404, 20404);
            }
            return request.path().endsWith("/Participants.json")
                    ? Reply.json(201, "{\"call_sid\":\"" + Twilio.ASSISTANT + "\",\"conference_sid\":\"" + dead + "\"}")
                    : liveConference(request);
        })) {
            twilio.telephony.joinAssistant(Twilio.ASSISTANT_DIAL);
            twilio.telephony.setHold(Twilio.ASSISTANT_LEG, false);
            assertThat(twilio.server.received().getLast().target())
                    .isEqualTo(participantPath(Twilio.ASSISTANT.value()));
            twilio.telephony.setHold(Twilio.ASSISTANT_LEG, true);
            assertThat(twilio.server.received()).hasSize(5);
        }
    }

    @Test
    void aParticipantThatLeftALivingConferenceIsGone() {
        try (var twilio = new Twilio(request -> request.path().contains("/Participants/")
                ? Twilio.error(404, 20404)
                : request.path().endsWith("/Participants.json")
                        ? Twilio.participant(Twilio.ASSISTANT)
                        : liveConference(request))) {
            twilio.telephony.joinAssistant(Twilio.ASSISTANT_DIAL);
            assertFails(Kind.GONE, "not-in-conference", () -> twilio.telephony.setHold(Twilio.ASSISTANT_LEG, false));
        }
    }

    @Test
    void holdingALegOfNoConferenceIsGone() {
        try (var twilio = new Twilio(_ -> Twilio.conferences(Twilio.conferenceBody("completed")))) {
            assertFails(Kind.GONE, "not-in-conference", () -> twilio.telephony.setHold(Twilio.CLINIC_LEG, true));
        }
    }

    @Test
    void keysAreAnnouncedToTheClinicAlone() {
        try (var twilio = new Twilio(TwilioTelephonyTest::liveConference)) {
            twilio.telephony.announce(Twilio.CLINIC_LEG, new Announcement.Keys("1#", Duration.ofMillis(500)));
            var request = twilio.server.received().getLast();
            assertThat(request.target()).isEqualTo(participantPath(Twilio.CLINIC.value()));
            assertThat(request.form())
                    .containsEntry("AnnounceUrl", List.of(CALLBACK + "announce" + SESSION + "&keys=1w%23"));
            assertThat(request.form()).containsEntry("AnnounceMethod", List.of("POST"));
        }
    }

    @Test
    void wordsAreAnnouncedAsTheyAre() {
        try (var twilio = new Twilio(TwilioTelephonyTest::liveConference)) {
            twilio.telephony.announce(Twilio.CLINIC_LEG, new Announcement.Words("medical records"));
            assertThat(twilio.server.received().getLast().form())
                    .containsEntry("AnnounceUrl", List.of(CALLBACK + "announce" + SESSION + "&words=medical+records"));
        }
    }

    @Test
    void theOtherRouteKeepsTheConferenceThenPlaysOnTheLeg() {
        try (var twilio = new Twilio(TwilioTelephonyTest::liveConference, DigitRoute.LEG, Duration.ofSeconds(5))) {
            twilio.telephony.announce(Twilio.CLINIC_LEG, new Announcement.Keys("2", Duration.ZERO));
            var requests = twilio.server.received();
            assertThat(requests).hasSize(3);
            assertThat(requests.get(1).target()).isEqualTo(participantPath(Twilio.CLINIC.value()));
            assertThat(requests.get(1).form()).containsOnlyKeys("EndConferenceOnExit");
            assertThat(requests.get(1).form()).containsEntry("EndConferenceOnExit", List.of("false"));
            assertThat(requests.get(2).target()).isEqualTo(Twilio.ROOT + "/Calls/" + Twilio.CLINIC + ".json");
            assertThat(requests.get(2).form().getOrDefault("Twiml", List.of("")).getFirst())
                    .contains("<Play digits=\"2\"/>", "pb-" + Twilio.SESSION, "endConferenceOnExit=\"true\"");
        }
    }

    @Test
    void listeningAgainStartsAStreamWithItsToken() {
        var answer = Reply.json(201, "{\"sid\":\"MZ1\",\"status\":\"in-progress\",\"date_updated\":null}");
        try (var twilio = new Twilio(_ -> answer)) {
            twilio.telephony.listenAgain(Twilio.CLINIC_LEG);
            var request = twilio.server.received().getFirst();
            assertThat(request.target()).isEqualTo(Twilio.ROOT + "/Calls/" + Twilio.CLINIC + "/Streams.json");
            var form = request.form();
            assertThat(form).containsEntry("Url", List.of("wss://calls.example.com/twilio/media"));
            assertThat(form).containsEntry("Track", List.of("inbound_track"));
            assertThat(form).containsEntry("Parameter1.Name", List.of("session"));
            assertThat(form).containsEntry("Parameter1.Value", List.of(Twilio.SESSION.toString()));
            assertThat(form).containsEntry("Parameter2.Name", List.of("token"));
            assertThat(form).containsEntry("Parameter2.Value", List.of(twilio.tokens.of(Twilio.SESSION)));
            assertThat(form).containsEntry("StatusCallback", List.of(CALLBACK + "stream" + SESSION + RETRIED));
        }
    }

    @Test
    void listeningToAnEndedCallIsGone() {
        try (var twilio = new Twilio(_ -> Twilio.error(400, 21220))) {
            assertFails(Kind.GONE, "21220", () -> twilio.telephony.listenAgain(Twilio.CLINIC_LEG));
        }
    }

    @Test
    void endingHangsUpBothLegsThenTheConference() {
        try (var twilio = new Twilio(TwilioTelephonyTest::liveConference)) {
            twilio.telephony.end(Twilio.SESSION, Optional.of(Twilio.CLINIC), Optional.of(Twilio.ASSISTANT));
            assertThat(twilio.server.received())
                    .extracting(Received::path)
                    .containsExactly(
                            Twilio.ROOT + "/Calls/" + Twilio.CLINIC + ".json",
                            Twilio.ROOT + "/Calls/" + Twilio.ASSISTANT + ".json",
                            Twilio.ROOT + "/Conferences.json",
                            Twilio.ROOT + "/Conferences/" + Twilio.CONFERENCE + ".json");
            assertThat(twilio.server.received().getFirst().form()).containsEntry("Status", List.of("completed"));
            assertThat(twilio.server.received().getLast().form()).containsEntry("Status", List.of("completed"));
        }
    }

    @Test
    void endingWhatHasEndedIsSuccess() {
        try (var twilio = new Twilio(
                request -> request.method().equals("GET") ? Twilio.conferences() : Twilio.error(404, 20404))) {
            twilio.telephony.end(Twilio.SESSION, Optional.of(Twilio.CLINIC), Optional.empty());
            assertThat(twilio.server.received()).hasSize(2);
        }
    }

    @Test
    void oneFailedEndDoesNotKeepTheOthersFromBeingTried() {
        try (var twilio = new Twilio(request ->
                request.path().contains(Twilio.CLINIC.value()) ? Twilio.error(500, 20500) : liveConference(request))) {
            assertFails(
                    Kind.UNCERTAIN,
                    "20500",
                    () -> twilio.telephony.end(
                            Twilio.SESSION, Optional.of(Twilio.CLINIC), Optional.of(Twilio.ASSISTANT)));
            assertThat(twilio.server.received()).hasSize(4);
        }
    }

    static Reply liveConference(Received request) {
        if (request.path().endsWith("/Conferences.json")) {
            return Twilio.conferences(Twilio.conferenceBody("in-progress"));
        }
        if (request.path().contains("/Calls/")) {
            return Reply.json(200, Twilio.callBody(Twilio.CLINIC, "completed", ""));
        }
        return request.path().contains("/Participants/")
                ? Reply.json(200, Twilio.participantBody(Twilio.ASSISTANT, "assistant", "connected"))
                : Reply.json(200, Twilio.conferenceBody("completed"));
    }

    static void assertFails(Kind kind, String code, ThrowingCallable action) {
        assertThatThrownBy(action).isInstanceOfSatisfying(VendorFailure.class, failure -> {
            assertThat(failure.kind()).isEqualTo(kind);
            assertThat(failure.code()).isEqualTo(code);
        });
    }

    private static String participantPath(String participant) {
        return Twilio.ROOT + "/Conferences/" + Twilio.CONFERENCE + "/Participants/" + participant + ".json";
    }

    private static String basic() {
        var pair = Twilio.ACCOUNT + ":" + Twilio.TOKEN;
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }
}
