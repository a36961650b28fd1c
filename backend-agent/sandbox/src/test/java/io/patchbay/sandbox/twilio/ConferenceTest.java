package io.patchbay.sandbox.twilio;

import static io.patchbay.sandbox.twilio.Carrier.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.patchbay.sandbox.line.FarEnd;
import io.patchbay.sandbox.twilio.Carrier.Answer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConferenceTest {

    private static final String CLINIC = "+13125550101";
    private static final String ASSISTANT = "sip:agent@sip.vapi.example;transport=tls?X-pendingcallid=3b%200c";
    private static final String SILENCE = "<Response><Pause length=\"60\"/><Redirect/></Response>";
    private static final String EVERYTHING = "start end join leave mute hold modify announcement";

    private Carrier carrier;
    private Customer customer;

    @BeforeEach
    void start() throws Exception {
        carrier = new Carrier(20);
        customer = new Customer().answers("/hold", SILENCE);
    }

    @AfterEach
    void stop() {
        carrier.close();
        customer.close();
    }

    @Test
    void aConferenceStartsWithTheSecondParticipantAndTheyHearEachOther() throws Exception {
        Talker clinic = carrier.talker(CLINIC, "Front desk speaking.");
        Talker assistant = carrier.sipTalker("agent", "I call about records.");

        Answer first = invite(CLINIC, "clinic");
        events("participant-join");
        assertThat(conference(first).get("status")).isEqualTo("init");
        invite(ASSISTANT, "assistant");

        events("participant-join", "participant-join", "conference-start");
        assertThat(customer.values("/conference", "SequenceNumber")).containsExactly("1", "2", "3");
        assertThat(conference(first).get("status")).isEqualTo("in-progress");
        assertThat(carrier.lastSipHeaders).containsEntry("x-pendingcallid", "3b 0c");
        eventually().until(() -> assistant.words.contains("Front") && clinic.words.contains("records."));
    }

    @Test
    void aHeldParticipantHearsTheHoldDocumentAndIsNotHeard() throws Exception {
        Talker clinic = carrier.talker(CLINIC, "Front desk speaking.");
        Talker assistant = carrier.sipTalker("agent", "I call about records.");
        customer.answers("/hold", "<Response><Say>Please wait.</Say><Pause length=\"60\"/><Redirect/></Response>");
        Answer joined = both();
        String participants = participants(joined);

        Answer held = carrier.post(participants + "/assistant.json", "Hold", "true", "HoldUrl", customer.url("/hold"));
        assertThat(held.body().path("hold").asBoolean()).isTrue();
        eventually().until(() -> assistant.words.contains("wait."));
        clinic.words.clear();
        assistant.words.clear();
        int heardWhileHeld = clinic.soundFrames.get();
        eventually().until(() -> assistant.silentFrames.get() > 400);
        assertThat(clinic.words).isEmpty();
        assertThat(clinic.soundFrames.get()).isEqualTo(heardWhileHeld);
        assertThat(assistant.words).isEmpty();

        Answer listed = carrier.get(participants + ".json?Hold=true");
        assertThat(listed.body().path("participants")).hasSize(1);
        carrier.post(participants + "/assistant.json", "Hold", "false");
        eventually().until(() -> clinic.words.contains("records.") && assistant.words.contains("Front"));
        assertThat(customer.values("/conference", "StatusCallbackEvent"))
                .containsSubsequence("conference-start", "participant-hold", "participant-unhold");
        Customer.Heard unhold = customer.at("/conference").getLast();
        assertThat(unhold.get("ParticipantLabel")).isEqualTo("assistant");
        assertThat(unhold.get("Hold")).isEqualTo("false");
        assertThat(unhold.get("CallSid")).startsWith("CA");
        assertThat(customer.at("/hold").getFirst().method()).isEqualTo("GET");
    }

    @Test
    void aHoldThatIsAcceptedButNotAppliedShowsInTheNextLook() throws Exception {
        carrier.talker(CLINIC, "Front desk.");
        carrier.sipTalker("agent", "");
        String assistant = participants(both()) + "/assistant.json";
        carrier.faults.set("unhold.ignore", 1);
        carrier.post(assistant, "Hold", "true", "HoldUrl", customer.url("/hold"));

        Answer claimed = carrier.post(assistant, "Hold", "false");

        assertThat(claimed.body().path("hold").asBoolean()).isFalse();
        assertThat(carrier.get(assistant).body().path("hold").asBoolean()).isTrue();
        carrier.post(assistant, "Hold", "false");
        assertThat(carrier.get(assistant).body().path("hold").asBoolean()).isFalse();
    }

    @Test
    void onlyTheFirstParticipantsCallbackCounts() throws Exception {
        carrier.talker(CLINIC, "");
        carrier.sipTalker("agent", "");

        invite(CLINIC, "clinic");
        carrier.post(
                "/Conferences/call-7f/Participants.json",
                "To",
                ASSISTANT,
                "From",
                Carrier.FROM,
                "Label",
                "assistant",
                "ConferenceStatusCallback",
                customer.url("/other"),
                "ConferenceStatusCallbackEvent",
                EVERYTHING);

        events("participant-join", "participant-join", "conference-start");
        assertThat(customer.at("/other")).isEmpty();
    }

    @Test
    void anAnnouncementPressesKeysOnOneLegOnly() throws Exception {
        Talker clinic = carrier.talker(CLINIC, "");
        Talker assistant = carrier.sipTalker("agent", "");
        customer.answers("/keys", "<Response><Play digits=\"1W3\"/><Say>Records.</Say></Response>");
        String participants = participants(both());

        carrier.post(participants + "/clinic.json", "AnnounceUrl", customer.url("/keys"));

        eventually().until(() -> clinic.words.contains("Records."));
        assertThat(clinic.digits).containsExactly('1', '3');
        assertThat(clinic.digitFrames.get(1) - clinic.digitFrames.get(0)).isEqualTo(10 + 50);
        assertThat(assistant.digits).isEmpty();
        assertThat(assistant.words).isEmpty();
        eventually()
                .untilAsserted(() -> assertThat(customer.values("/conference", "StatusCallbackEvent"))
                        .contains("announcement-end"));
        Customer.Heard ended = customer.at("/conference").getLast();
        assertThat(ended.get("AnnounceUrl")).isEqualTo(customer.url("/keys"));
        assertThat(ended.get("ParticipantLabel")).isEqualTo("clinic");
        assertThat(carrier.journal.entries("digit", 0))
                .extracting(e -> e.text("key"))
                .containsExactly("1", "3");
    }

    @Test
    void anAnnouncementOfForbiddenVerbsFails() throws Exception {
        carrier.talker(CLINIC, "");
        carrier.sipTalker("agent", "");
        customer.answers("/bad", "<Response><Hangup/></Response>");

        carrier.post(participants(both()) + "/clinic.json", "AnnounceUrl", customer.url("/bad"));

        eventually()
                .untilAsserted(() -> assertThat(customer.values("/conference", "StatusCallbackEvent"))
                        .contains("announcement-fail"));
        assertThat(customer.at("/conference").getLast().get("ReasonAnnouncementFailed"))
                .isEqualTo("13238");
    }

    @Test
    void aParticipantThatEndsItOnExitEndsItForAll() throws Exception {
        Talker clinic = carrier.talker(CLINIC, "");
        Talker assistant = carrier.sipTalker("agent", "");
        Answer joined = both("EndConferenceOnExit", "true");

        hangUp(clinic);

        events(
                "participant-join",
                "participant-join",
                "conference-start",
                "participant-leave",
                "participant-leave",
                "conference-end");
        List<Customer.Heard> heard = customer.at("/conference");
        assertThat(heard.get(3).get("ReasonParticipantLeft")).isEqualTo("participant_hung_up");
        assertThat(heard.get(3).get("ParticipantCallStatus")).isEqualTo("completed");
        assertThat(heard.get(4).get("ReasonParticipantLeft")).isEqualTo("moderator_ended_conference");
        assertThat(heard.get(5).get("ReasonConferenceEnded")).isEqualTo("participant-with-end-conference-on-exit-left");
        assertThat(heard.get(5).get("ParticipantLabelEndingConference")).isEqualTo("clinic");
        eventually().until(() -> assistant.gone);
        assertThat(carrier.get(participants(joined) + "/assistant.json").status())
                .isEqualTo(404);
        assertThat(conference(joined).get("reason_conference_ended"))
                .isEqualTo("participant-with-end-conference-on-exit-left");
    }

    @Test
    void endingItByRequestAndKickingGiveTheirOwnReasons() throws Exception {
        carrier.talker(CLINIC, "");
        carrier.sipTalker("agent", "");
        Answer joined = both();

        assertThat(carrier.delete(participants(joined) + "/assistant.json").status())
                .isEqualTo(204);
        events("participant-join", "participant-join", "conference-start", "participant-leave");
        Answer ended = carrier.post("/Conferences/" + joined.get("conference_sid") + ".json", "Status", "completed");

        assertThat(ended.get("status")).isEqualTo("completed");
        eventually()
                .untilAsserted(() -> assertThat(customer.values("/conference", "ReasonConferenceEnded"))
                        .contains("conference-ended-via-api"));
        assertThat(customer.values("/conference", "ReasonParticipantLeft")).contains("conference_ended_via_api");
    }

    @Test
    void aClinicThatNeverAnswersIsReportedAsNotAdded() throws Exception {
        carrier.with(CLINIC, new FarEnd.Engaged());
        carrier.sipTalker("agent", "");

        invite(ASSISTANT, "assistant");
        events("participant-join");
        invite(CLINIC, "clinic");

        events("participant-join", "participant-leave");
        Customer.Heard left = customer.at("/conference").getLast();
        assertThat(left.get("ReasonParticipantLeft")).isEqualTo("participant_add_failed");
        assertThat(left.get("ParticipantCallStatus")).isEqualTo("busy");
    }

    @Test
    void aLegMovedOutByTwimlLeavesTheConference() throws Exception {
        Talker clinic = carrier.talker(CLINIC, "");
        carrier.sipTalker("agent", "");
        Answer joined = both();

        carrier.post(
                "/Calls/" + clinicSid(joined) + ".json",
                "Twiml",
                "<Response><Say>Moved.</Say><Pause length=\"9\"/></Response>");

        eventually().until(() -> clinic.words.contains("Moved."));
        eventually()
                .untilAsserted(() -> assertThat(customer.values("/conference", "ReasonParticipantLeft"))
                        .contains("participant_updated_via_api"));
    }

    @Test
    void dialledByTwimlItGoesOnWithTheActionWhenTheConferenceEnds() throws Exception {
        Talker clinic = carrier.talker(CLINIC, "");
        carrier.sipTalker("agent", "");
        customer.answers("/voice", """
                <Response><Dial action="/after"><Conference participantLabel="clinic" beep="false" waitUrl=""
                statusCallback="%s" statusCallbackEvent="%s">call-7f</Conference></Dial></Response>""".formatted(customer.url("/conference"), EVERYTHING));
        customer.answers("/after", "<Response><Say>Goodbye then.</Say></Response>");
        carrier.post("/Calls.json", "To", CLINIC, "From", Carrier.FROM, "Url", customer.url("/voice"));
        events("participant-join");
        Answer joined = invite(ASSISTANT, "assistant");
        events("participant-join", "participant-join", "conference-start");

        carrier.post("/Conferences/" + joined.get("conference_sid") + ".json", "Status", "completed");

        eventually().until(() -> clinic.words.contains("then."));
        assertThat(customer.values("/after", "DialCallStatus")).containsExactly("answered");
    }

    @Test
    void untilItStartsAParticipantHearsTheWaitDocumentAndNobodyElse() throws Exception {
        Talker clinic = carrier.talker(CLINIC, "Front desk.");
        Talker assistant = carrier.sipTalker("agent", "I call about records.");
        String[] notStarting = {"StartConferenceOnEnter", "false"};

        invite(CLINIC, "clinic", notStarting);
        invite(ASSISTANT, "assistant", notStarting);
        events("participant-join", "participant-join");

        eventually().until(() -> assistant.silentFrames.get() > 200 && clinic.silentFrames.get() > 200);
        assertThat(clinic.words).isEmpty();
        assertThat(assistant.words).isEmpty();
    }

    private Answer both(String... more) throws Exception {
        invite(CLINIC, "clinic", more);
        Answer joined = invite(ASSISTANT, "assistant");
        events("participant-join", "participant-join", "conference-start");
        return joined;
    }

    private Answer invite(String to, String label, String... more) throws Exception {
        List<String> form = new ArrayList<>(List.of(
                "To",
                to,
                "From",
                Carrier.FROM,
                "Label",
                label,
                "Beep",
                "false",
                "EarlyMedia",
                "false",
                "WaitUrl",
                "",
                "ConferenceStatusCallback",
                customer.url("/conference"),
                "ConferenceStatusCallbackEvent",
                EVERYTHING));
        form.addAll(List.of(more));
        Answer answer = carrier.post("/Conferences/call-7f/Participants.json", form.toArray(String[]::new));
        assertThat(answer.status()).isEqualTo(201);
        return answer;
    }

    private void events(String... expected) {
        eventually()
                .untilAsserted(() -> assertThat(customer.values("/conference", "StatusCallbackEvent"))
                        .containsExactly(expected));
    }

    private Answer conference(Answer participant) throws Exception {
        return carrier.get("/Conferences/" + participant.get("conference_sid") + ".json");
    }

    private static String participants(Answer participant) {
        return "/Conferences/" + participant.get("conference_sid") + "/Participants";
    }

    private String clinicSid(Answer participant) throws Exception {
        return carrier.get(participants(participant) + "/clinic.json").get("call_sid");
    }

    private static void hangUp(Talker talker) {
        talker.line().hangUp();
    }
}
