package io.patchbay.agent.workflow;

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
import io.patchbay.contract.row.WorkflowState;
import java.time.Instant;

/// The whole life of a pending call as one pure function. It is the only place that says where a call may go; the
/// same row, event, time, policy and chance always give the same step.
public final class WorkflowMachine {

    private static final String QUEUED = "the call is in the queue already";
    private static final String NOTHING_TRIED = "nothing has been tried yet; the call is in the queue";
    private static final String ON_THE_LINE = "a call is on the line; end it first";
    private static final String FINISHED = "the call is finished; ask for a retry";

    private WorkflowMachine() {}

    /// The step that follows. `now` must not be before the time by which the row was found due, or its `Due` counts as
    /// early and only sets the alarm again; `chance` is in [0, 1) and spreads the retries.
    public static WorkflowStep on(Workflow call, WorkflowEvent event, Instant now, RetryPolicy policy, double chance) {
        var turn = new Turn(call, now, policy, chance);
        return switch (call.state()) {
            case PENDING -> parked(turn, event);
            case NEW -> fresh(turn, event);
            case CHECKING_CLASSIFICATION -> checkingClassification(turn, event);
            case NEEDS_CLASSIFICATION -> needsClassification(turn, event);
            case CLASSIFYING -> classifying(turn, event);
            case CLASSIFICATION_PENDING -> classificationPending(turn, event);
            case READY_TO_CALL -> readyToCall(turn, event);
            case CALLING -> calling(turn, event);
            case RETRY_PENDING -> retryPending(turn, event);
            case COMPLETED -> completed(turn, event);
            case FAILED -> failed(turn, event);
        };
    }

    private static WorkflowStep fresh(Turn turn, WorkflowEvent event) {
        return switch (event) {
            case Due _ when turn.isEarly() -> turn.setAlarmAgain();
            case Due _, TriggeredNow _ -> turn.lookUp();
            case Parked _ -> turn.park();
            case Cancelled _ -> turn.cancel();
            case Unparked _ -> turn.refuse(QUEUED);
            case RetryAsked _ -> turn.refuse(NOTHING_TRIED);
            case ClassificationFound _, ClassificationMissing _, DialNotAllowed _, CallStarted _, Classified _ ->
                turn.surprise(event);
            case PersonReached _, CallFailed _, AssistantReported _ -> turn.surprise(event);
        };
    }

    private static WorkflowStep checkingClassification(Turn turn, WorkflowEvent event) {
        return switch (event) {
            case ClassificationFound(var id, var type) -> turn.callKnownClinic(id, type);
            case ClassificationMissing _ -> turn.callUnknownClinic();
            case Due _ when turn.isEarly() -> turn.setAlarmAgain();
            // Whoever was asked is gone; the question is only a read.
            case Due _, TriggeredNow _ -> turn.lookUp();
            case Parked _ -> turn.park();
            case Cancelled _ -> turn.cancel();
            case Unparked _, RetryAsked _ -> turn.refuse(QUEUED);
            case DialNotAllowed _, CallStarted _, Classified _, PersonReached _ -> turn.surprise(event);
            case CallFailed _, AssistantReported _ -> turn.surprise(event);
        };
    }

    private static WorkflowStep needsClassification(Turn turn, WorkflowEvent event) {
        return switch (event) {
            case Due _ when turn.isEarly() -> turn.setAlarmAgain();
            // While it waited, another call may have learned the clinic.
            case Due _, TriggeredNow _ -> turn.lookUp();
            case ClassificationFound(var id, var type) -> turn.callKnownClinic(id, type);
            case DialNotAllowed refusal -> turn.dialRefused(refusal);
            case CallStarted start ->
                start.purpose() == CallPurpose.CLASSIFICATION
                        ? turn.onTheLine(WorkflowState.CLASSIFYING)
                        : turn.surprise(event);
            // It failed before it was begun.
            case CallFailed(var failure) -> CallEnding.failed(turn, failure);
            case Parked _ -> turn.park();
            case Cancelled _ -> turn.cancel();
            case Unparked _, RetryAsked _ -> turn.refuse(QUEUED);
            case ClassificationMissing _, Classified _, PersonReached _, AssistantReported _ -> turn.surprise(event);
        };
    }

    private static WorkflowStep classifying(Turn turn, WorkflowEvent event) {
        return switch (event) {
            case Classified(var id, var type) -> turn.awaitTaskCall(id, type);
            case PersonReached _ -> turn.onTheLine(WorkflowState.CALLING);
            case CallFailed(var failure) -> CallEnding.failed(turn, failure);
            // The report outran the news that somebody was reached.
            case AssistantReported(var outcome) -> CallEnding.reported(turn, outcome);
            case Due _ when turn.isEarly() -> turn.setAlarmAgain();
            case Due _ -> CallEnding.failed(turn, CallFailure.AGENT_LOST);
            case Cancelled _ -> turn.cancelOnTheLine();
            case Parked _, Unparked _, TriggeredNow _, RetryAsked _ -> turn.refuse(ON_THE_LINE);
            case ClassificationFound _, ClassificationMissing _, DialNotAllowed _, CallStarted _ ->
                turn.surprise(event);
        };
    }

    private static WorkflowStep classificationPending(Turn turn, WorkflowEvent event) {
        return switch (event) {
            case Due _ when turn.isEarly() -> turn.setAlarmAgain();
            case Due _, TriggeredNow _ -> turn.callTask();
            // The verdict and the person crossed: the classification call is the task call after all.
            case PersonReached _ -> turn.onTheLine(WorkflowState.CALLING);
            // The attempt has been counted; this is only its other end.
            case CallFailed _ -> turn.stay();
            case Parked _ -> turn.park();
            case Cancelled _ -> turn.cancel();
            case Unparked _, RetryAsked _ -> turn.refuse(QUEUED);
            case ClassificationFound _, ClassificationMissing _, DialNotAllowed _, CallStarted _ ->
                turn.surprise(event);
            case Classified _, AssistantReported _ -> turn.surprise(event);
        };
    }

    private static WorkflowStep readyToCall(Turn turn, WorkflowEvent event) {
        return switch (event) {
            case Due _ when turn.isEarly() -> turn.setAlarmAgain();
            case Due _, TriggeredNow _ -> turn.callTask();
            case ClassificationFound(var id, var type) -> turn.noteClassification(id, type);
            case DialNotAllowed refusal -> turn.dialRefused(refusal);
            case CallStarted start ->
                start.purpose() == CallPurpose.TASK ? turn.onTheLine(WorkflowState.CALLING) : turn.surprise(event);
            // It failed before it was begun.
            case CallFailed(var failure) -> CallEnding.failed(turn, failure);
            case Parked _ -> turn.park();
            case Cancelled _ -> turn.cancel();
            case Unparked _, RetryAsked _ -> turn.refuse(QUEUED);
            case ClassificationMissing _, Classified _, PersonReached _, AssistantReported _ -> turn.surprise(event);
        };
    }

    private static WorkflowStep calling(Turn turn, WorkflowEvent event) {
        return switch (event) {
            case PersonReached _ -> turn.stay();
            case Classified(var id, var type) -> turn.noteClassification(id, type);
            case AssistantReported(var outcome) -> CallEnding.reported(turn, outcome);
            case CallFailed(var failure) -> CallEnding.failed(turn, failure);
            case Due _ when turn.isEarly() -> turn.setAlarmAgain();
            // Nobody watches the call any more and the assistant may have spoken.
            case Due _ -> CallEnding.failed(turn, CallFailure.REPORT_MISSING);
            case Cancelled _ -> turn.cancelOnTheLine();
            case Parked _, Unparked _, TriggeredNow _, RetryAsked _ -> turn.refuse(ON_THE_LINE);
            case ClassificationFound _, ClassificationMissing _, DialNotAllowed _, CallStarted _ ->
                turn.surprise(event);
        };
    }

    private static WorkflowStep retryPending(Turn turn, WorkflowEvent event) {
        return switch (event) {
            case Due _ when turn.isEarly() -> turn.setAlarmAgain();
            case Due _, TriggeredNow _, RetryAsked _ -> turn.lookUp();
            case AssistantReported(var outcome) -> CallEnding.reportedBeforeRetry(turn, outcome);
            // The attempt has been counted; this is only its other end.
            case CallFailed _ -> turn.stay();
            case Parked _ -> turn.park();
            case Cancelled _ -> turn.cancel();
            case Unparked _ -> turn.refuse(QUEUED);
            case ClassificationFound _, ClassificationMissing _, DialNotAllowed _, CallStarted _ ->
                turn.surprise(event);
            case Classified _, PersonReached _ -> turn.surprise(event);
        };
    }

    private static WorkflowStep parked(Turn turn, WorkflowEvent event) {
        return switch (event) {
            case Unparked _ -> turn.queueAgain(turn.call().retryCount());
            case RetryAsked _ -> turn.queueAgain(0);
            case TriggeredNow _ -> turn.lookUp();
            case Cancelled _ -> turn.cancel();
            case Parked _ -> turn.refuse("the call is parked already");
            case AssistantReported(var outcome) -> CallEnding.reportedWhileParked(turn, outcome);
            // The attempt has been counted; this is only its other end.
            case CallFailed _ -> turn.stay();
            case Due _, ClassificationFound _, ClassificationMissing _, DialNotAllowed _, CallStarted _ ->
                turn.surprise(event);
            case Classified _, PersonReached _ -> turn.surprise(event);
        };
    }

    private static WorkflowStep completed(Turn turn, WorkflowEvent event) {
        return switch (event) {
            case Unparked _, RetryAsked _ -> turn.queueAgain(0);
            case Parked _, Cancelled _, TriggeredNow _ -> turn.refuse(FINISHED);
            // The report came before the carrier's news of the end.
            case CallFailed _ -> turn.stay();
            case Due _, ClassificationFound _, ClassificationMissing _, DialNotAllowed _, CallStarted _ ->
                turn.surprise(event);
            case Classified _, PersonReached _, AssistantReported _ -> turn.surprise(event);
        };
    }

    private static WorkflowStep failed(Turn turn, WorkflowEvent event) {
        return switch (event) {
            case Unparked _, RetryAsked _ -> turn.queueAgain(0);
            case Parked _, Cancelled _, TriggeredNow _ -> turn.refuse(FINISHED);
            case AssistantReported(var outcome) -> CallEnding.reportedAfterFailure(turn, outcome);
            // The end of a call that was cancelled.
            case CallFailed _ -> turn.stay();
            case Due _, ClassificationFound _, ClassificationMissing _, DialNotAllowed _, CallStarted _ ->
                turn.surprise(event);
            case Classified _, PersonReached _ -> turn.surprise(event);
        };
    }
}
