package io.patchbay.agent.workflow;

import io.patchbay.contract.row.WorkflowState;
import java.time.Duration;
import java.util.List;

/// What follows from the end of an attempt: the retry rules applied, and the assistant's report understood.
final class CallEnding {

    private static final String UNKNOWN_OUTCOME =
            "unknown_outcome: the assistant's report has no outcome we know; read it and decide";

    private CallEnding() {}

    static WorkflowStep failed(Turn turn, CallFailure failure) {
        var reason = failure.word() + ": " + failure.sentence();
        var call = turn.call();
        return switch (failure) {
            case VOICEMAIL, MAILBOX_FULL -> {
                int count = call.voicemailCount() + 1;
                yield apply(
                        turn.with(call.withVoicemailCount(count)),
                        turn.policy().rule(failure),
                        reason,
                        List.of(LatestState.mailbox(count, turn.now())));
            }
            // No call was made, or nobody knows what came of it: there is no result to note.
            case CREDENTIALS_REFUSED, REPORT_MISSING ->
                apply(turn, turn.policy().rule(failure), reason, List.of());
            case NO_ANSWER, BUSY, CARRIER_FAILURE, INVALID_NUMBER, NOT_IN_SERVICE, IVR_STUCK, IVR_SILENT ->
                counted(turn, failure, reason);
            case SILENT_LINE, SCREENED_OUT, HUNG_UP, FAX, ASSISTANT_UNAVAILABLE, AGENT_LOST ->
                counted(turn, failure, reason);
            case TIME_LIMIT -> counted(turn, failure, reason);
        };
    }

    static WorkflowStep reported(Turn turn, AssistantOutcome outcome) {
        var notes = List.<WorkflowEffect>of(LatestState.reported(outcome, turn.now()));
        return switch (outcome) {
            case SENDING_RECORDS, NO_SHOW -> turn.end(WorkflowState.COMPLETED, notes);
            case UNABLE_TO_CONNECT ->
                apply(
                        turn,
                        turn.policy().unableToConnect(),
                        "unable_to_connect: the assistant reached nobody who could help",
                        notes);
            case UNKNOWN -> turn.review(UNKNOWN_OUTCOME, notes);
        };
    }

    /// The report of the attempt whose retry is already waiting.
    static WorkflowStep reportedBeforeRetry(Turn turn, AssistantOutcome outcome) {
        return switch (outcome) {
            case SENDING_RECORDS, NO_SHOW, UNKNOWN -> reported(turn, outcome);
            // The attempt has been counted.
            case UNABLE_TO_CONNECT -> turn.stay(LatestState.reported(outcome, turn.now()));
        };
    }

    /// A report for a row that a supervisor parked or that waits for review, which a late report may settle.
    static WorkflowStep reportedWhileParked(Turn turn, AssistantOutcome outcome) {
        return switch (outcome) {
            case SENDING_RECORDS, NO_SHOW, UNKNOWN -> reported(turn, outcome);
            case UNABLE_TO_CONNECT ->
                turn.call().needsReview()
                        ? reported(turn, outcome)
                        : turn.stay(LatestState.reported(outcome, turn.now()));
        };
    }

    /// A report for a row that was given up: it stays given up, and a person is told.
    static WorkflowStep reportedAfterFailure(Turn turn, AssistantOutcome outcome) {
        var notes = List.<WorkflowEffect>of(LatestState.reported(outcome, turn.now()));
        return switch (outcome) {
            case SENDING_RECORDS, NO_SHOW ->
                new WorkflowStep(turn.call().withReview(true), notes)
                        .withReviewReason("late_report: the call was given up, then the assistant reported \""
                                + outcome.word() + "\"");
            case UNABLE_TO_CONNECT -> turn.stay(LatestState.reported(outcome, turn.now()));
            case UNKNOWN -> new WorkflowStep(turn.call().withReview(true), notes).withReviewReason(UNKNOWN_OUTCOME);
        };
    }

    private static WorkflowStep counted(Turn turn, CallFailure failure, String reason) {
        return apply(turn, turn.policy().rule(failure), reason, List.of(LatestState.failedAttempt()));
    }

    private static WorkflowStep apply(Turn turn, RetryRule rule, String reason, List<WorkflowEffect> notes) {
        return switch (rule) {
            case RetryRule.GiveUp _ -> turn.end(WorkflowState.FAILED, notes).withLastError(reason);
            case RetryRule.After(var delay) -> retry(turn, delay, reason, notes);
            case RetryRule.Backoff backoff -> {
                var delay = turn.policy().delay(backoff, turn.call().retryCount(), turn.chance());
                yield retry(turn, delay, reason, notes);
            }
            case RetryRule.StayDue(var delay) -> stayDue(turn, delay, reason, notes);
            case RetryRule.Review _ -> turn.review(reason, notes).withLastError(reason);
        };
    }

    private static WorkflowStep retry(Turn turn, Duration delay, String reason, List<WorkflowEffect> notes) {
        var call = turn.call();
        if (call.retryCount() >= call.maxRetries()) {
            return turn.end(WorkflowState.FAILED, notes)
                    .withLastError(reason + " (given up after " + retries(call.retryCount()) + ")");
        }
        return turn.with(call.withRetryCount(call.retryCount() + 1))
                .waitIn(WorkflowState.RETRY_PENDING, delay, notes)
                .withLastError(reason);
    }

    private static WorkflowStep stayDue(Turn turn, Duration delay, String reason, List<WorkflowEffect> notes) {
        var known = turn.call().classification().isPresent();
        return turn.waitIn(known ? WorkflowState.READY_TO_CALL : WorkflowState.NEEDS_CLASSIFICATION, delay, notes)
                .withLastError(reason)
                .withWaitReason(reason);
    }

    private static String retries(int count) {
        return count == 1 ? "1 retry" : count + " retries";
    }
}
