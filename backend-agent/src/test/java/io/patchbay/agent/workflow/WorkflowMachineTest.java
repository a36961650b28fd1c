package io.patchbay.agent.workflow;

import static io.patchbay.agent.workflow.Calls.CLINIC;
import static io.patchbay.agent.workflow.Calls.NOW;
import static io.patchbay.agent.workflow.Calls.POLICY;
import static io.patchbay.agent.workflow.Calls.SESSION;
import static io.patchbay.agent.workflow.Calls.aCall;
import static io.patchbay.agent.workflow.Calls.on;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.patchbay.agent.schedule.WaitReason;
import io.patchbay.agent.workflow.WorkflowEffect.EndCall;
import io.patchbay.agent.workflow.WorkflowEffect.LookUpClassification;
import io.patchbay.agent.workflow.WorkflowEffect.NoteSurprise;
import io.patchbay.agent.workflow.WorkflowEffect.PlaceCall;
import io.patchbay.agent.workflow.WorkflowEffect.UpdateMetadata;
import io.patchbay.agent.workflow.WorkflowEffect.WakeAt;
import io.patchbay.agent.workflow.WorkflowEvent.AssistantReported;
import io.patchbay.agent.workflow.WorkflowEvent.CallFailed;
import io.patchbay.agent.workflow.WorkflowEvent.CallStarted;
import io.patchbay.agent.workflow.WorkflowEvent.Cancelled;
import io.patchbay.agent.workflow.WorkflowEvent.ClassificationFound;
import io.patchbay.agent.workflow.WorkflowEvent.ClassificationMissing;
import io.patchbay.agent.workflow.WorkflowEvent.Classified;
import io.patchbay.agent.workflow.WorkflowEvent.DialNotAllowed;
import io.patchbay.agent.workflow.WorkflowEvent.Due;
import io.patchbay.agent.workflow.WorkflowEvent.Parked;
import io.patchbay.agent.workflow.WorkflowEvent.PersonReached;
import io.patchbay.agent.workflow.WorkflowEvent.RetryAsked;
import io.patchbay.agent.workflow.WorkflowEvent.TriggeredNow;
import io.patchbay.agent.workflow.WorkflowEvent.Unparked;
import io.patchbay.contract.row.ClassificationType;
import io.patchbay.contract.row.WorkflowState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WorkflowMachineTest {

    @Test
    void aKnownClinicIsCalledForTheTaskAtOnce() {
        var step = on(
                WorkflowState.CHECKING_CLASSIFICATION,
                new ClassificationFound(CLINIC, ClassificationType.IVR_THEN_HUMAN));

        assertThat(step.next().state()).isEqualTo(WorkflowState.READY_TO_CALL);
        assertThat(step.next().classification()).contains(ClassificationType.IVR_THEN_HUMAN);
        assertThat(step.next().classificationId()).contains(CLINIC);
        assertThat(step.effects())
                .containsExactly(
                        new UpdateMetadata(
                                Map.of("classification_found", true, "classification_type", "ivr_then_human")),
                        new PlaceCall(CallPurpose.TASK),
                        new WakeAt(NOW.plus(POLICY.placementLimit())));
    }

    @Test
    void anUnknownClinicGetsAClassificationCall() {
        var step = on(WorkflowState.CHECKING_CLASSIFICATION, new ClassificationMissing());

        assertThat(step.next().state()).isEqualTo(WorkflowState.NEEDS_CLASSIFICATION);
        assertThat(step.effects())
                .contains(
                        new UpdateMetadata(Map.of("classification_found", false)),
                        new PlaceCall(CallPurpose.CLASSIFICATION));
    }

    @Test
    void aClinicThatIsNoLongerKnownLosesItsOldClassification() {
        var known = aCall(WorkflowState.CHECKING_CLASSIFICATION).withClassification(CLINIC, ClassificationType.HUMAN);

        var step = on(known, new ClassificationMissing());

        assertThat(step.next().classification()).isEmpty();
        assertThat(step.next().classificationId()).isEmpty();
    }

    @Test
    void aPhoneTreeLearnedIsFollowedByTheTaskCallHalfAMinuteLater() {
        var learned = on(WorkflowState.CLASSIFYING, new Classified(CLINIC, ClassificationType.IVR_ONLY));
        var halfAMinuteLater = NOW.plusSeconds(30);
        var due = WorkflowMachine.on(learned.next(), new Due(), halfAMinuteLater, POLICY, 0);

        assertThat(learned.next().state()).isEqualTo(WorkflowState.CLASSIFICATION_PENDING);
        assertThat(learned.effects()).contains(new WakeAt(halfAMinuteLater));
        assertThat(due.next().state()).isEqualTo(WorkflowState.READY_TO_CALL);
        assertThat(due.effects()).contains(new PlaceCall(CallPurpose.TASK));
    }

    @Test
    void aPersonOnTheClassificationCallMakesItTheTaskCall() {
        var step = on(WorkflowState.CLASSIFYING, new PersonReached());
        var classified = on(step.next(), new Classified(CLINIC, ClassificationType.HUMAN));

        assertThat(step.next().state()).isEqualTo(WorkflowState.CALLING);
        assertThat(step.effects()).noneMatch(PlaceCall.class::isInstance);
        assertThat(classified.next().state()).isEqualTo(WorkflowState.CALLING);
        assertThat(classified.next().classificationId()).contains(CLINIC);
    }

    @Test
    void aRowThatWaitedLooksUpTheClinicAgainBeforeAClassificationCall() {
        var step = on(WorkflowState.NEEDS_CLASSIFICATION, new Due());

        assertThat(step.next().state()).isEqualTo(WorkflowState.CHECKING_CLASSIFICATION);
        assertThat(step.effects()).contains(new LookUpClassification());
    }

    @Test
    void aRefusalToDialIsWrittenOnTheRowWithItsTime() {
        var opening = NOW.plus(Duration.ofHours(15));
        var step = on(
                WorkflowState.READY_TO_CALL,
                new DialNotAllowed(WaitReason.OUTSIDE_WINDOW, opening, "closed until Mon 2 Nov 08:00"));

        assertThat(step.next().state()).isEqualTo(WorkflowState.READY_TO_CALL);
        assertThat(step.next().nextActionAt()).isEqualTo(opening);
        assertThat(step.next().retryCount()).isZero();
        assertThat(step.waitReason()).contains("outside_window: closed until Mon 2 Nov 08:00");
        assertThat(step.effects()).containsExactly(new WakeAt(opening));
    }

    @Test
    void aRefusalWithATimeGoneByDoesNotSpin() {
        var step = on(WorkflowState.READY_TO_CALL, new DialNotAllowed(WaitReason.PACING, NOW.minusSeconds(5)));

        assertThat(step.next().nextActionAt()).isAfter(NOW);
    }

    @Test
    void aNumberOnTheDoNotCallListFailsForGood() {
        var step = on(WorkflowState.NEEDS_CLASSIFICATION, new DialNotAllowed(WaitReason.DO_NOT_CALL, NOW));

        assertThat(step.next().state()).isEqualTo(WorkflowState.FAILED);
        assertThat(step.lastError()).contains("do_not_call: the number is on the do-not-call list");
    }

    @Test
    void noSecondDialWhileACallIsOnTheLine() {
        for (var purpose : CallPurpose.values()) {
            assertThat(on(WorkflowState.CALLING, new CallStarted(SESSION, purpose))
                            .isAccepted())
                    .isFalse();
            assertThat(on(WorkflowState.CLASSIFYING, new CallStarted(SESSION, purpose))
                            .isAccepted())
                    .isFalse();
        }
    }

    @Test
    void noDialForARowThatWasParkedMeanwhile() {
        var parked = on(WorkflowState.READY_TO_CALL, new Parked()).next();

        assertThat(on(parked, new CallStarted(SESSION, CallPurpose.TASK)).isAccepted())
                .isFalse();
    }

    @Test
    void noClassificationCallForAClinicThatBecameKnownMeanwhile() {
        var known = on(WorkflowState.NEEDS_CLASSIFICATION, new ClassificationFound(CLINIC, ClassificationType.HUMAN))
                .next();

        assertThat(known.state()).isEqualTo(WorkflowState.READY_TO_CALL);
        assertThat(on(known, new CallStarted(SESSION, CallPurpose.CLASSIFICATION))
                        .isAccepted())
                .isFalse();
        assertThat(on(known, new CallStarted(SESSION, CallPurpose.TASK)).next().isOnTheLine())
                .isTrue();
    }

    @Test
    void aMailboxIsRetriedInAnHourAndCounted() {
        var step = on(WorkflowState.CLASSIFYING, new CallFailed(CallFailure.VOICEMAIL));

        assertThat(step.next().state()).isEqualTo(WorkflowState.RETRY_PENDING);
        assertThat(step.next().nextActionAt()).isEqualTo(NOW.plus(Duration.ofHours(1)));
        assertThat(step.next().voicemailCount()).isEqualTo(1);
        assertThat(step.next().retryCount()).isEqualTo(1);
        assertThat(step.effects())
                .contains(new UpdateMetadata(Map.of(
                        "last_attempt_result",
                        "voicemail",
                        "voicemail_detected_at",
                        NOW.toString(),
                        "voicemail_count",
                        1)));
    }

    @ParameterizedTest
    @EnumSource(
            value = CallFailure.class,
            names = {"INVALID_NUMBER", "NOT_IN_SERVICE"})
    void aNumberThatCannotBeReachedIsGivenUpAtOnce(CallFailure failure) {
        var step = on(WorkflowState.CALLING, new CallFailed(failure));

        assertThat(step.next().state()).isEqualTo(WorkflowState.FAILED);
        assertThat(step.next().retryCount()).isZero();
        assertThat(step.lastError()).contains(failure.word() + ": " + failure.sentence());
    }

    @Test
    void afterTheLastRetryTheCallFailsAndSaysWhy() {
        var call = aCall(WorkflowState.CALLING);
        for (int retry = 1; retry <= 3; retry++) {
            var step = on(call, new CallFailed(CallFailure.BUSY));
            assertThat(step.next().state()).isEqualTo(WorkflowState.RETRY_PENDING);
            assertThat(step.next().retryCount()).isEqualTo(retry);
            call = step.next().at(WorkflowState.CALLING, NOW);
        }
        var last = on(call, new CallFailed(CallFailure.BUSY));

        assertThat(last.next().state()).isEqualTo(WorkflowState.FAILED);
        assertThat(last.next().retryCount()).isEqualTo(3);
        assertThat(last.lastError()).contains("busy: the line was busy (given up after 3 retries)");
    }

    @Test
    void refusedCredentialsUseNoRetryAndLeaveTheRowDue() {
        var unknown = on(WorkflowState.CLASSIFYING, new CallFailed(CallFailure.CREDENTIALS_REFUSED));
        var known = on(WorkflowState.CALLING, new CallFailed(CallFailure.CREDENTIALS_REFUSED));

        assertThat(unknown.next().state()).isEqualTo(WorkflowState.NEEDS_CLASSIFICATION);
        assertThat(known.next().state()).isEqualTo(WorkflowState.READY_TO_CALL);
        assertThat(known.next().retryCount()).isZero();
        assertThat(known.waitReason()).contains("credentials_refused: a provider refused our credentials");
    }

    @Test
    void aMissingReportIsForAPersonToDecide() {
        var told = on(WorkflowState.CALLING, new CallFailed(CallFailure.REPORT_MISSING));
        var foundOut = on(WorkflowState.CALLING, new Due());

        assertThat(told.next().state()).isEqualTo(WorkflowState.PENDING);
        assertThat(told.next().needsReview()).isTrue();
        assertThat(told.next().retryCount()).isZero();
        assertThat(told.reviewReason()).contains("report_missing: the assistant's report never came");
        assertThat(foundOut).isEqualTo(told);
    }

    @Test
    void anUnknownOutcomeIsForAPersonToDecide() {
        var step = on(WorkflowState.CALLING, new AssistantReported(AssistantOutcome.UNKNOWN));

        assertThat(step.next().state()).isEqualTo(WorkflowState.PENDING);
        assertThat(step.next().needsReview()).isTrue();
        assertThat(step.effects()).containsExactly(new UpdateMetadata(Map.of("vapi_completed_at", NOW.toString())));
    }

    @Test
    void recordsBeingSentCompleteTheCall() {
        var step = on(WorkflowState.CALLING, new AssistantReported(AssistantOutcome.SENDING_RECORDS));

        assertThat(step.next().state()).isEqualTo(WorkflowState.COMPLETED);
        assertThat(step.effects())
                .containsExactly(new UpdateMetadata(Map.of(
                        "last_attempt_result",
                        "success",
                        "vapi_completed_at",
                        NOW.toString(),
                        "vapi_success_evaluation",
                        "Sending Records",
                        "records_being_sent",
                        true)));
    }

    @Test
    void aPatientWhoDidNotComeCompletesTheCallWithoutRecords() {
        var step = on(WorkflowState.CALLING, new AssistantReported(AssistantOutcome.NO_SHOW));

        assertThat(step.next().state()).isEqualTo(WorkflowState.COMPLETED);
        assertThat(step.effects())
                .first()
                .satisfies(effect -> assertThat(((UpdateMetadata) effect).changes())
                        .containsEntry("records_being_sent", false)
                        .containsEntry("vapi_success_evaluation", "No Show"));
    }

    @Test
    void aReportThatComesAfterItsRetryWasPlannedStillCompletesTheCall() {
        var step = on(WorkflowState.RETRY_PENDING, new AssistantReported(AssistantOutcome.SENDING_RECORDS));

        assertThat(step.next().state()).isEqualTo(WorkflowState.COMPLETED);
    }

    @Test
    void oneAttemptIsCountedOnceThoughItsEndIsToldTwice() {
        var reported = on(WorkflowState.CALLING, new AssistantReported(AssistantOutcome.UNABLE_TO_CONNECT));
        var ended = on(reported.next(), new CallFailed(CallFailure.HUNG_UP));

        assertThat(reported.next().retryCount()).isEqualTo(1);
        assertThat(ended.next()).isEqualTo(reported.next());
        assertThat(ended.effects()).isEmpty();
    }

    @Test
    void aLateReportSettlesARowThatWaitsForReview() {
        var review = on(WorkflowState.CALLING, new CallFailed(CallFailure.REPORT_MISSING))
                .next();
        var step = on(review, new AssistantReported(AssistantOutcome.NO_SHOW));

        assertThat(step.next().state()).isEqualTo(WorkflowState.COMPLETED);
        assertThat(step.next().needsReview()).isFalse();
    }

    @Test
    void aLateReportDoesNotTakeAParkedRowOutOfItsParking() {
        var step = on(WorkflowState.PENDING, new AssistantReported(AssistantOutcome.UNABLE_TO_CONNECT));

        assertThat(step.next()).isEqualTo(aCall(WorkflowState.PENDING));
    }

    @Test
    void aSuccessReportedAfterTheCallWasGivenUpIsShownToAPerson() {
        var step = on(WorkflowState.FAILED, new AssistantReported(AssistantOutcome.SENDING_RECORDS));

        assertThat(step.next().state()).isEqualTo(WorkflowState.FAILED);
        assertThat(step.next().needsReview()).isTrue();
        assertThat(step.reviewReason())
                .hasValueSatisfying(why -> assertThat(why).startsWith("late_report: "));
    }

    @Test
    void aClassificationCallNobodyWatchesIsLostAndRetriedSoon() {
        var step = on(WorkflowState.CLASSIFYING, new Due());

        assertThat(step.next().state()).isEqualTo(WorkflowState.RETRY_PENDING);
        assertThat(step.lastError()).contains("agent_lost: the agent in charge of the call was lost");
        assertThat(step.next().nextActionAt()).isBefore(NOW.plus(Duration.ofMinutes(1)));
    }

    @Test
    void cancellingDuringACallEndsIt() {
        var step = on(WorkflowState.CALLING, new Cancelled());

        assertThat(step.next().state()).isEqualTo(WorkflowState.FAILED);
        assertThat(step.effects()).singleElement().isInstanceOf(EndCall.class);
        assertThat(step.lastError()).contains("cancelled: a supervisor gave the call up");
    }

    @Test
    void parkingDuringACallIsRefusedWithTheReason() {
        var step = on(WorkflowState.CALLING, new Parked());

        assertThat(step.isAccepted()).isFalse();
        assertThat(step.effects()).containsExactly(new NoteSurprise("a call is on the line; end it first"));
    }

    @Test
    void aRetryAskedForAFailedCallStartsWithAllItsRetries() {
        var spent = aCall(WorkflowState.FAILED).withRetryCount(3);

        var step = on(spent, new RetryAsked());

        assertThat(step.next().state()).isEqualTo(WorkflowState.NEW);
        assertThat(step.next().retryCount()).isZero();
        assertThat(step.effects()).containsExactly(new WakeAt(NOW));
    }

    @Test
    void anUnparkedRowKeepsItsCountAndNeedsNoReviewAnyMore() {
        var step = on(aCall(WorkflowState.PENDING).withRetryCount(2).withReview(true), new Unparked());

        assertThat(step.next().state()).isEqualTo(WorkflowState.NEW);
        assertThat(step.next().retryCount()).isEqualTo(2);
        assertThat(step.next().needsReview()).isFalse();
    }

    @Test
    void aTriggerDoesNotWaitForTheTimeOfTheRetry() {
        var waiting = aCall(WorkflowState.RETRY_PENDING).at(WorkflowState.RETRY_PENDING, NOW.plusSeconds(3600));

        assertThat(on(waiting, new TriggeredNow()).effects()).contains(new LookUpClassification());
        assertThat(on(waiting, new Due()).effects()).containsExactly(new WakeAt(waiting.nextActionAt()));
    }

    @Test
    void theWholeTwoCallFlow() {
        var first = Instant.parse("2026-10-30T17:00:00Z");
        var call = new Workflow(
                aCall(WorkflowState.NEW).id(),
                WorkflowState.NEW,
                0,
                3,
                Optional.empty(),
                Optional.empty(),
                first,
                0,
                false);
        var story = List.of(
                new Due(),
                new ClassificationMissing(),
                new CallStarted(SESSION, CallPurpose.CLASSIFICATION),
                new Classified(CLINIC, ClassificationType.IVR_THEN_HUMAN),
                new Due(),
                new CallStarted(SESSION, CallPurpose.TASK),
                new PersonReached(),
                new AssistantReported(AssistantOutcome.SENDING_RECORDS));
        for (var event : story) {
            call = WorkflowMachine.on(call, event, call.nextActionAt(), POLICY, 0.3)
                    .next();
        }

        assertThat(call.state()).isEqualTo(WorkflowState.COMPLETED);
        assertThat(call.retryCount()).isZero();
    }

    @Test
    void aChanceOutsideItsRangeIsRefused() {
        assertThatThrownBy(() -> WorkflowMachine.on(aCall(WorkflowState.NEW), new Due(), NOW, POLICY, 1.0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
