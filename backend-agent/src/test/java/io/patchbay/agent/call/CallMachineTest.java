package io.patchbay.agent.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.patchbay.agent.listen.AudioTime;
import io.patchbay.agent.listen.HeardParty;
import io.patchbay.agent.listen.HearingOutput;
import io.patchbay.agent.listen.PathAction;
import io.patchbay.agent.listen.StuckReason;
import io.patchbay.agent.workflow.AssistantOutcome;
import io.patchbay.contract.id.ClassificationId;
import io.patchbay.contract.phi.Transcript;
import io.patchbay.contract.row.ClassificationType;
import io.patchbay.contract.row.DetectionState;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CallMachineTest {

    private static final ClassificationId KNOWN = new ClassificationId(new UUID(0, 9));

    @Test
    void aCallBeginsWithOneDialAndADeadlineForRinging() {
        CallTale call = CallTale.ofUnknownClinic();
        assertThat(call.all(Effect.DialClinic.class)).hasSize(1);
        assertThat(call.all(Effect.StartTimer.class))
                .extracting(Effect.StartTimer::name)
                .contains(TimerName.RING);
    }

    @Test
    void theAssistantOfAnUnknownClinicWaitsOnHold() {
        CallTale call = CallTale.ofUnknownClinic().answeredAndHeld();
        assertThat(call.all(Effect.RequestHold.class)).containsExactly(new Effect.RequestHold(Leg.ASSISTANT, true));
        assertThat(call.state()).isInstanceOf(CallState.Listening.class);
    }

    @Test
    void aPersonLetsTheAssistantInAndTheUnholdComesFirst() {
        CallTale call = CallTale.ofUnknownClinic().answeredAndHeld().verdict(HeardParty.HUMAN);
        assertThat(call.state()).isInstanceOf(CallState.LettingIn.class);
        assertThat(call.last()).contains(new Effect.RequestHold(Leg.ASSISTANT, false));
        assertThat(call.last()).contains(new Effect.CueAssistant(Effect.Cue.UNMUTE));
        assertThat(call.all(Effect.CueAssistant.class)).doesNotContain(new Effect.CueAssistant(Effect.Cue.SAY_FIRST));
        assertThat(call.news()).containsExactly(new CallNews.PersonReached(ClassificationType.HUMAN));
    }

    @Test
    void theAssistantSpeaksOnlyAfterTheConfirmedUnhold() {
        CallTale call = CallTale.ofUnknownClinic().answeredAndHeld().verdict(HeardParty.HUMAN);
        call.then(new CallEvent.HoldConfirmed(Leg.ASSISTANT, false));
        assertThat(call.state()).isInstanceOf(CallState.Talking.class);
        assertThat(call.last()).contains(new Effect.CueAssistant(Effect.Cue.SAY_FIRST));
    }

    @Test
    void anUnconfirmedUnholdIsSentAgainWithinTwoSeconds() {
        CallTale call = CallTale.ofUnknownClinic().answeredAndHeld().verdict(HeardParty.HUMAN);
        call.after(Duration.ofSeconds(2));
        assertThat(call.all(Effect.RequestHold.class))
                .filteredOn(hold -> !hold.held())
                .hasSize(2);
    }

    @Test
    void aSilentAssistantIsLetInAgainAndCuedAgain() {
        CallTale call = CallTale.ofUnknownClinic().answeredAndHeld().verdict(HeardParty.HUMAN);
        call.then(new CallEvent.HoldConfirmed(Leg.ASSISTANT, false)).after(Duration.ofSeconds(2));
        assertThat(call.last()).contains(new Effect.CueAssistant(Effect.Cue.SAY_AGAIN));
    }

    @Test
    void aMailboxEndsTheCallAtOnceAndIsNotRemembered() {
        CallTale call = CallTale.ofUnknownClinic().answeredAndHeld().verdict(HeardParty.VOICEMAIL);
        assertThat(call.last()).contains(new Effect.HangUp());
        call.bothGone();
        assertThat(call.state())
                .isInstanceOfSatisfying(
                        CallState.Ended.class,
                        ended -> assertThat(ended.reason()).isEqualTo(EndReason.VOICEMAIL));
        assertThat(call.all(Effect.Remember.class)).isEmpty();
        assertThat(call.news()).containsExactly(new CallNews.Failed(EndReason.VOICEMAIL));
    }

    @Test
    void aPhoneTreeOnTheClassificationCallIsLearnedAndTheCallEnds() {
        CallTale call = CallTale.ofUnknownClinic().answeredAndHeld().verdict(HeardParty.IVR_ONLY);
        call.hears(new HearingOutput.Act(
                1, new PathAction.PressKeys("3", 500), "f1", new Transcript("for records press 3")));
        assertThat(call.all(Effect.Announce.class)).hasSize(1);
        call.then(new CallEvent.ActionSettled(1, true));
        call.hears(new HearingOutput.PathFinished(CallTale.PATH, false, AudioTime.ofMillis(30_000)));
        assertThat(call.all(Effect.Remember.class))
                .containsExactly(new Effect.Remember(ClassificationType.IVR_ONLY, CallTale.PATH, 0.97));
        assertThat(call.last()).contains(new Effect.HangUp());
        call.bothGone();
        assertThat(call.news()).containsExactly(new CallNews.PhoneTreeLearned(ClassificationType.IVR_ONLY));
    }

    @Test
    void theEndOfAKnownPathLetsTheAssistantIn() {
        CallTale call = CallTale.ofTask(new CallPlan.Path(KNOWN, ClassificationType.IVR_ONLY, CallTale.PATH))
                .answeredAndHeld()
                .verdict(HeardParty.IVR_ONLY);
        call.hears(new HearingOutput.PathFinished(CallTale.PATH, true, AudioTime.ofMillis(30_000)));
        assertThat(call.state()).isInstanceOf(CallState.LettingIn.class);
        assertThat(call.all(Effect.Verified.class)).containsExactly(new Effect.Verified(KNOWN));
    }

    @Test
    void aPersonAfterATreeMakesTheClassificationCallTheTaskCall() {
        CallTale call = CallTale.ofUnknownClinic().answeredAndHeld().verdict(HeardParty.IVR_ONLY);
        call.hears(new HearingOutput.TransferHeard(AudioTime.ofMillis(20_000)));
        call.hears(new HearingOutput.PersonHeard(List.of(), AudioTime.ofMillis(28_000)));
        assertThat(call.state()).isInstanceOf(CallState.LettingIn.class);
        assertThat(call.news()).containsExactly(new CallNews.PersonReached(ClassificationType.IVR_THEN_HUMAN));
    }

    @Test
    void anUncertainDialIsLookedUpAndNeverRepeated() {
        CallTale call = CallTale.ofUnknownClinic().then(new CallEvent.DialUncertain(Leg.CLINIC));
        for (int look = 0; look < 3; look++) {
            call.after(Duration.ofSeconds(10)).then(new CallEvent.DialNotFound(Leg.CLINIC));
        }
        assertThat(call.all(Effect.DialClinic.class)).hasSize(1);
        assertThat(call.all(Effect.LookUpDial.class)).isNotEmpty();
        assertThat(call.state())
                .isInstanceOfSatisfying(
                        CallState.Ended.class,
                        ended -> assertThat(ended.reason()).isEqualTo(EndReason.NOT_PLACED));
    }

    @Test
    void aCallbackSettlesAnUncertainDial() {
        CallTale call = CallTale.ofUnknownClinic().then(new CallEvent.DialUncertain(Leg.CLINIC));
        call.then(CallTale.progress(Leg.CLINIC, CallTale.CLINIC, LegStatus.RINGING));
        assertThat(call.state()).isInstanceOf(CallState.Dialling.class);
        assertThat(call.all(Effect.DialClinic.class)).hasSize(1);
    }

    @Test
    void statusesOutOfOrderNeverMoveALegBack() {
        CallTale call = CallTale.ofUnknownClinic().ringing().answered();
        call.then(CallTale.progress(Leg.CLINIC, CallTale.CLINIC, LegStatus.RINGING));
        assertThat(call.state().call().clinic().status()).isEqualTo(LegStatus.ANSWERED);
        call.then(CallTale.progress(Leg.CLINIC, CallTale.CLINIC, LegStatus.COMPLETED));
        call.then(CallTale.progress(Leg.CLINIC, CallTale.CLINIC, LegStatus.ANSWERED));
        assertThat(call.state().call().clinic().status()).isEqualTo(LegStatus.COMPLETED);
    }

    @Test
    void aNumberThatDoesNotExistIsAnInvalidNumber() {
        CallTale call = CallTale.ofUnknownClinic().ringing();
        call.then(new CallEvent.LegProgressed(Leg.CLINIC, CallTale.CLINIC, LegStatus.FAILED, OptionalInt.of(404)));
        assertThat(call.news()).containsExactly(new CallNews.Failed(EndReason.INVALID_NUMBER));
    }

    @Test
    void holdMusicDuringTheConversationHoldsTheAssistantAgainAndAVoiceLetsItBackIn() {
        CallTale call = CallTale.ofUnknownClinic()
                .answeredAndHeld()
                .verdict(HeardParty.HUMAN)
                .letIn();
        call.hears(new HearingOutput.QueueHeard(AudioTime.ofMillis(9000)));
        assertThat(call.state().call().assistant().holdDesired()).isTrue();
        call.then(new CallEvent.HoldConfirmed(Leg.ASSISTANT, true));
        call.hears(new HearingOutput.PersonHeard(List.of(), AudioTime.ofMillis(60_000)));
        assertThat(call.state().call().assistant().holdDesired()).isFalse();
        assertThat(call.news()).hasSize(1);
    }

    @Test
    void aReportBeforeTheLegsAreGoneIsKeptForTheEnd() {
        CallTale call = CallTale.ofUnknownClinic()
                .answeredAndHeld()
                .verdict(HeardParty.HUMAN)
                .letIn();
        call.then(new CallEvent.AssistantReported("vapi-1", AssistantOutcome.SENDING_RECORDS))
                .bothGone();
        assertThat(call.state()).isInstanceOf(CallState.Ended.class);
        assertThat(call.news()).contains(new CallNews.Reported(AssistantOutcome.SENDING_RECORDS));
    }

    @Test
    void aReportThatNeverComesIsAskedForAndThenMissing() {
        CallTale call = CallTale.ofUnknownClinic()
                .answeredAndHeld()
                .verdict(HeardParty.HUMAN)
                .letIn()
                .bothGone();
        assertThat(call.state()).isInstanceOf(CallState.Reporting.class);
        for (int wait = 0; wait < 12; wait++) {
            call.after(Duration.ofSeconds(15));
        }
        assertThat(call.all(Effect.FetchReport.class)).isNotEmpty();
        assertThat(call.news()).contains(new CallNews.Failed(EndReason.REPORT_MISSING));
    }

    @Test
    void deadHearingLetsTheAssistantInAndIsFlaggedAndNotRemembered() {
        CallTale call = CallTale.ofUnknownClinic().answeredAndHeld();
        call.after(CallPolicy.standard().verdictWithin());
        assertThat(call.state()).isInstanceOf(CallState.LettingIn.class);
        assertThat(call.state().call().finding().byDefault()).isTrue();
        assertThat(call.all(Effect.Remember.class)).isEmpty();
    }

    @Test
    void anAssistantThatCannotBeHadIsAskedOnceMoreAndThenNobodyIsKeptInSilence() {
        CallTale call = CallTale.ofUnknownClinic().ringing().answered();
        call.then(new CallEvent.DialRefused(Leg.ASSISTANT, CallEvent.Refusal.REJECTED, "21228"));
        assertThat(call.all(Effect.DialAssistant.class)).hasSize(2);
        call.then(new CallEvent.DialRefused(Leg.ASSISTANT, CallEvent.Refusal.REJECTED, "21228"));
        assertThat(call.last()).contains(new Effect.HangUp());
        call.then(CallTale.progress(Leg.CLINIC, CallTale.CLINIC, LegStatus.COMPLETED));
        assertThat(call.news()).containsExactly(new CallNews.Failed(EndReason.ASSISTANT_UNAVAILABLE));
    }

    @Test
    void aVerdictOfAnotherProgramActsLikeOurOwn() {
        CallTale call = CallTale.ofUnknownClinic().answeredAndHeld();
        call.then(new CallEvent.VerdictWritten(DetectionState.HUMAN));
        assertThat(call.last()).contains(new Effect.RequestHold(Leg.ASSISTANT, false));
        assertThat(call.last()).contains(new Effect.TellHearingVerdict(DetectionState.HUMAN));
    }

    @Test
    void aStuckPhoneTreeEndsWithItsReason() {
        CallTale call = CallTale.ofUnknownClinic().answeredAndHeld().verdict(HeardParty.IVR_ONLY);
        call.hears(new HearingOutput.Stuck(StuckReason.STUCK, AudioTime.ofMillis(90_000)))
                .bothGone();
        assertThat(call.news()).containsExactly(new CallNews.Failed(EndReason.IVR_STUCK));
    }

    @Test
    void aTakenOverDialIsLookedUpFirst() {
        CallTale call = CallTale.ofUnknownClinic().then(new CallEvent.TakenOver());
        assertThat(call.state()).isInstanceOf(CallState.Unsettled.class);
        assertThat(call.all(Effect.LookUpDial.class)).containsExactly(new Effect.LookUpDial(Leg.CLINIC));
        assertThat(call.all(Effect.DialClinic.class)).hasSize(1);
    }

    @Test
    void anEndedCallNeverMoves() {
        CallTale call = CallTale.ofUnknownClinic()
                .then(new CallEvent.DialRefused(Leg.CLINIC, CallEvent.Refusal.INVALID_NUMBER, "21211"));
        CallState ended = call.state();
        assertThat(ended).isInstanceOf(CallState.Ended.class);
        call.ringing().answered().verdict(HeardParty.HUMAN).then(new CallEvent.HangUpAsked());
        assertThat(call.state()).isEqualTo(ended);
        assertThat(call.last()).isEmpty();
    }

    @Test
    void aPersonWhoHangsUpBeforeTheUnholdIsConfirmedIsCalledAgainAndNoReportIsAwaited() {
        CallTale call = CallTale.ofUnknownClinic().answeredAndHeld().verdict(HeardParty.HUMAN);
        call.bothGone();
        assertThat(call.state())
                .isInstanceOfSatisfying(
                        CallState.Ended.class,
                        ended -> assertThat(ended.reason()).isEqualTo(EndReason.CLINIC_HUNG_UP));
        assertThat(call.news()).last().isEqualTo(new CallNews.Failed(EndReason.CLINIC_HUNG_UP));
    }

    @Test
    void thePersonBehindAScreenIsNotRemembered() {
        CallTale call = CallTale.ofUnknownClinic().answeredAndHeld().verdict(HeardParty.SCREENING);
        call.verdict(HeardParty.HUMAN);
        assertThat(call.state()).isInstanceOf(CallState.LettingIn.class);
        assertThat(call.all(Effect.Remember.class)).isEmpty();
    }

    @Test
    void aPersonWhoTurnsOutToBeAPhoneTreeIsHeldAgainAndRememberedAsATree() {
        CallTale call = CallTale.ofUnknownClinic().answeredAndHeld().verdict(HeardParty.HUMAN);
        call.then(new CallEvent.HoldConfirmed(Leg.ASSISTANT, false)).verdict(HeardParty.IVR_ONLY);
        assertThat(call.last()).contains(new Effect.RequestHold(Leg.ASSISTANT, true));
        assertThat(call.state()).isInstanceOf(CallState.Navigating.class);
        call.hears(new HearingOutput.PathFinished(CallTale.PATH, false, AudioTime.ofMillis(30_000)));
        assertThat(call.all(Effect.Remember.class).getLast().type()).isEqualTo(ClassificationType.IVR_ONLY);
        assertThat(call.news().getLast()).isEqualTo(new CallNews.PersonReached(ClassificationType.IVR_ONLY));
    }
}
