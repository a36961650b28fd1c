package io.patchbay.agent.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.patchbay.agent.listen.AudioTime;
import io.patchbay.agent.listen.HeardParty;
import io.patchbay.agent.listen.HearingOutput;
import io.patchbay.agent.workflow.AssistantOutcome;
import io.patchbay.contract.id.CallSid;
import io.patchbay.contract.id.ClassificationId;
import io.patchbay.contract.row.ClassificationType;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Calls that went wrong once, each told by its symptom.
class CallMishapsTest {

    private static final CallSid SECOND = CallEvents.SECOND_ASSISTANT;

    private static EndReason reason(CallTale call) {
        return ((CallState.Ended) call.state()).reason();
    }

    private static void joins(CallTale call, CallSid sid, String assistantCall) {
        call.then(new CallEvent.DialAccepted(Leg.ASSISTANT, sid))
                .then(CallTale.progress(Leg.ASSISTANT, sid, LegStatus.ANSWERED))
                .then(new CallEvent.AssistantConnected(
                        assistantCall, Optional.of(URI.create("https://control.example.com/2"))))
                .then(new CallEvent.LegJoined(Leg.ASSISTANT, sid, "CF1"));
    }

    // ---- taken for a person, and no person

    @Test
    void anAssistantLetInToAPhoneTreeStaysInTheConversation() {
        CallTale call = CallTale.ofUnknownClinic().answeredAndHeld().verdict(HeardParty.HUMAN);
        call.then(new CallEvent.HoldConfirmed(Leg.ASSISTANT, false)).verdict(HeardParty.IVR_ONLY);
        assertThat(call.state()).isInstanceOf(CallState.Navigating.class);
        assertThat(call.last()).contains(new Effect.RequestHold(Leg.ASSISTANT, true));
        assertThat(call.last()).contains(new Effect.TellHearingNow(Effect.Cause.ASSISTANT_HELD));
    }

    @Test
    void aRecordingTakenForAPersonIsRememberedAsAPerson() {
        CallTale call = CallTale.ofUnknownClinic().answeredAndHeld().verdict(HeardParty.HUMAN);
        call.verdict(HeardParty.IVR_THEN_HUMAN).hears(new HearingOutput.PersonHeard(List.of(), AudioTime.ofMillis(9)));
        assertThat(call.all(Effect.Remember.class))
                .extracting(Effect.Remember::type)
                .containsExactly(ClassificationType.HUMAN, ClassificationType.IVR_THEN_HUMAN);
    }

    @Test
    void aTreeTakenForAPersonIsWalkedAndTheCallIsHungUpAtItsEnd() {
        CallTale call = CallTale.ofUnknownClinic().answeredAndHeld().verdict(HeardParty.HUMAN);
        call.verdict(HeardParty.IVR_ONLY)
                .hears(new HearingOutput.PathFinished(CallTale.PATH, false, AudioTime.ofMillis(30_000)));
        assertThat(call.state()).isInstanceOf(CallState.LettingIn.class);
        assertThat(call.all(Effect.HangUp.class)).isEmpty();
    }

    @Test
    void aMailboxTakenForAPersonWaitsForAReportThatNobodyWrites() {
        CallTale call = CallTale.ofUnknownClinic().answeredAndHeld().verdict(HeardParty.HUMAN);
        call.verdict(HeardParty.VOICEMAIL).bothGone();
        assertThat(reason(call)).isEqualTo(EndReason.VOICEMAIL);
        assertThat(call.news()).contains(new CallNews.Failed(EndReason.VOICEMAIL));
    }

    // ---- callbacks in any order

    @Test
    void audioBeforeTheAnsweredCallbackLeavesThePersonInSilence() {
        CallTale call = CallTale.ofUnknownClinic().ringing().then(new CallEvent.StreamStarted("MZ1"));
        assertThat(call.state()).isInstanceOf(CallState.Listening.class);
        assertThat(call.all(Effect.DialAssistant.class)).hasSize(1);
        call.verdict(HeardParty.HUMAN).then(CallTale.progress(Leg.CLINIC, CallTale.CLINIC, LegStatus.ANSWERED));
        assertThat(call.state()).isInstanceOf(CallState.LettingIn.class);
        assertThat(call.all(Effect.DialAssistant.class)).hasSize(1);
    }

    @Test
    void anUnholdConfirmedBeforeTheAssistantJoinedIsWaitedForForEver() {
        CallTale call = CallTale.ofTask(new CallPlan.Person(new ClassificationId(new UUID(0, 9))))
                .ringing()
                .answered()
                .then(new CallEvent.DialAccepted(Leg.ASSISTANT, CallTale.ASSISTANT))
                .then(new CallEvent.HoldConfirmed(Leg.ASSISTANT, false))
                .verdict(HeardParty.HUMAN)
                .then(new CallEvent.LegJoined(Leg.ASSISTANT, CallTale.ASSISTANT, "CF1"));
        assertThat(call.state()).isInstanceOf(CallState.Talking.class);
        assertThat(call.last()).contains(new Effect.CueAssistant(Effect.Cue.SAY_FIRST));
    }

    @Test
    void theLastCallbackOfAReplacedAssistantEndsTheCall() {
        CallTale call = CallTale.ofUnknownClinic().answeredAndHeld();
        call.then(new CallEvent.LegLeft(Leg.ASSISTANT, CallTale.ASSISTANT, "hangup"))
                .then(CallTale.progress(Leg.ASSISTANT, CallTale.ASSISTANT, LegStatus.COMPLETED));
        assertThat(call.state()).isInstanceOf(CallState.Listening.class);
        assertThat(call.all(Effect.DialAssistant.class)).hasSize(2);
        joins(call, SECOND, "vapi-2");
        assertThat(call.state().call().assistant().sid()).contains(SECOND);
        assertThat(call.state().call().assistant().joined()).isTrue();
    }

    @Test
    void theReportOfAReplacedAssistantIsTakenForTheOneThatSpoke() {
        CallTale call = CallTale.ofUnknownClinic().answeredAndHeld();
        call.then(new CallEvent.LegLeft(Leg.ASSISTANT, CallTale.ASSISTANT, "hangup"));
        joins(call, SECOND, "vapi-2");
        call.then(new CallEvent.AssistantReported("vapi-1", AssistantOutcome.UNKNOWN))
                .verdict(HeardParty.HUMAN)
                .letIn()
                .then(CallTale.progress(Leg.CLINIC, CallTale.CLINIC, LegStatus.COMPLETED))
                .then(CallTale.progress(Leg.ASSISTANT, SECOND, LegStatus.COMPLETED))
                .then(new CallEvent.AssistantReported("vapi-2", AssistantOutcome.SENDING_RECORDS));
        assertThat(call.news()).contains(new CallNews.Reported(AssistantOutcome.SENDING_RECORDS));
    }

    @Test
    void anAssistantReplacedInTheConversationIsNeverToldToSpeak() {
        CallTale call = CallTale.ofUnknownClinic().answeredAndHeld().verdict(HeardParty.HUMAN);
        call.then(new CallEvent.HoldConfirmed(Leg.ASSISTANT, false))
                .then(new CallEvent.LegLeft(Leg.ASSISTANT, CallTale.ASSISTANT, "hangup"));
        assertThat(call.state()).isInstanceOf(CallState.LettingIn.class);
        joins(call, SECOND, "vapi-2");
        call.then(new CallEvent.HoldConfirmed(Leg.ASSISTANT, false));
        assertThat(call.last()).contains(new Effect.CueAssistant(Effect.Cue.SAY_FIRST));
    }

    @Test
    void aHoldWhileTheUnholdIsUnderWayIsNotSent() {
        CallTale call = CallTale.ofUnknownClinic().answeredAndHeld().verdict(HeardParty.HUMAN);
        call.then(new CallEvent.HoldAsked(true));
        assertThat(call.last()).contains(new Effect.RequestHold(Leg.ASSISTANT, true));
        call.then(new CallEvent.HoldConfirmed(Leg.ASSISTANT, false));
        assertThat(call.last()).contains(new Effect.RequestHold(Leg.ASSISTANT, true));
        call.then(new CallEvent.HoldConfirmed(Leg.ASSISTANT, true));
        assertThat(call.state().call().assistant().settled()).isTrue();
    }

    // ---- waits without an end

    @Test
    void aSupervisorWhoLetsTheAssistantInWhileItRingsStopsTheCallFromBeingAnswered() {
        CallTale call = CallTale.ofUnknownClinic().ringing().then(new CallEvent.HoldAsked(false));
        assertThat(call.state()).isInstanceOf(CallState.Dialling.class);
        call.answered();
        assertThat(call.state()).isInstanceOf(CallState.Listening.class);
        assertThat(call.all(Effect.DialAssistant.class)).hasSize(1);
    }

    @Test
    void aRingingCallTakenOverAndFoundRingsForEver() {
        CallTale call = CallTale.ofUnknownClinic().ringing().then(new CallEvent.TakenOver());
        call.then(new CallEvent.DialFound(Leg.CLINIC, CallTale.CLINIC, LegStatus.RINGING));
        assertThat(call.state()).isInstanceOf(CallState.Dialling.class);
        assertThat(call.state().call().progress().timers()).containsKey(TimerName.RING);
    }

    @Test
    void aCallTakenOverWhileTheAssistantIsAskedInNeverMissesIt() {
        CallTale call = CallTale.ofUnknownClinic().ringing().answered().verdict(HeardParty.HUMAN);
        call.then(new CallEvent.TakenOver());
        assertThat(call.state()).isInstanceOf(CallState.LettingIn.class);
        assertThat(call.state().call().progress().timers()).containsKey(TimerName.ASSISTANT_JOIN);
    }

    @Test
    void aConversationWhoseEndNobodyHearsOfKeepsItsLine() {
        CallTale call = CallTale.ofUnknownClinic()
                .answeredAndHeld()
                .verdict(HeardParty.HUMAN)
                .letIn();
        call.after(CallPolicy.standard().untilOver());
        assertThat(call.state()).isInstanceOfAny(CallState.Ending.class, CallState.Reporting.class);
    }

    @Test
    void looksAtTheDialLeaveNoneForTheEndAndTheReport() {
        CallTale call = CallTale.ofUnknownClinic().then(new CallEvent.TakenOver());
        call.then(new CallEvent.DialNotFound(Leg.CLINIC)).then(new CallEvent.DialNotFound(Leg.CLINIC));
        call.then(new CallEvent.HangUpAsked()).after(Duration.ofSeconds(10));
        assertThat(call.state()).isInstanceOf(CallState.Ending.class);
        assertThat(call.state().call().progress().looks()).isEqualTo(1);
        assertThat(call.last()).contains(new Effect.LookUpDial(Leg.CLINIC));
    }
}
