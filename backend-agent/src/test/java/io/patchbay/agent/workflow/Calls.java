package io.patchbay.agent.workflow;

import io.patchbay.agent.schedule.WaitReason;
import io.patchbay.contract.id.CallSessionId;
import io.patchbay.contract.id.ClassificationId;
import io.patchbay.contract.id.PendingCallId;
import io.patchbay.contract.row.ClassificationType;
import io.patchbay.contract.row.WorkflowState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Pending calls and events to test with.
final class Calls {

    static final Instant NOW = Instant.parse("2026-10-30T17:00:00Z");
    static final RetryPolicy POLICY = RetryPolicy.standard();
    static final double MIDDLE = 0.5;
    static final ClassificationId CLINIC =
            new ClassificationId(UUID.fromString("00000000-0000-0000-0000-00000000c11c"));
    static final CallSessionId SESSION = new CallSessionId(UUID.fromString("00000000-0000-0000-0000-000000005e55"));

    private static final PendingCallId ID = new PendingCallId(UUID.fromString("00000000-0000-0000-0000-000000000ca1"));

    private Calls() {}

    /// A row that is due, with all its retries, as it usually stands in the state.
    static Workflow aCall(WorkflowState state) {
        var known = switch (state) {
            case READY_TO_CALL, CLASSIFICATION_PENDING, CALLING, COMPLETED -> true;
            case PENDING, NEW, CHECKING_CLASSIFICATION, NEEDS_CLASSIFICATION, CLASSIFYING -> false;
            case RETRY_PENDING, FAILED -> false;
        };
        var call = new Workflow(ID, state, 0, 3, Optional.empty(), Optional.empty(), NOW, 0, false);
        return known ? call.withClassification(CLINIC, ClassificationType.IVR_ONLY) : call;
    }

    static WorkflowStep on(Workflow call, WorkflowEvent event) {
        return WorkflowMachine.on(call, event, NOW, POLICY, MIDDLE);
    }

    static WorkflowStep on(WorkflowState state, WorkflowEvent event) {
        return on(aCall(state), event);
    }

    /// Every event there is, in every variant that may matter.
    static List<WorkflowEvent> everyEvent() {
        var events = new ArrayList<WorkflowEvent>();
        events.add(new WorkflowEvent.Due());
        for (var type : ClassificationType.values()) {
            events.add(new WorkflowEvent.ClassificationFound(CLINIC, type));
            events.add(new WorkflowEvent.Classified(CLINIC, type));
        }
        events.add(new WorkflowEvent.ClassificationMissing());
        for (var reason : WaitReason.values()) {
            events.add(new WorkflowEvent.DialNotAllowed(reason, NOW.plusSeconds(90)));
        }
        for (var purpose : CallPurpose.values()) {
            events.add(new WorkflowEvent.CallStarted(SESSION, purpose));
        }
        events.add(new WorkflowEvent.PersonReached());
        for (var failure : CallFailure.values()) {
            events.add(new WorkflowEvent.CallFailed(failure));
        }
        for (var outcome : AssistantOutcome.values()) {
            events.add(new WorkflowEvent.AssistantReported(outcome));
        }
        events.add(new WorkflowEvent.Parked());
        events.add(new WorkflowEvent.Unparked());
        events.add(new WorkflowEvent.Cancelled());
        events.add(new WorkflowEvent.TriggeredNow());
        events.add(new WorkflowEvent.RetryAsked());
        return events;
    }

    /// Rows in the state with and without retries left, known and unknown, for review or not, due and not yet due.
    static List<Workflow> everyRow(WorkflowState state) {
        var rows = new ArrayList<Workflow>();
        var plain = aCall(state).withoutClassification();
        for (var call : List.of(plain, plain.withClassification(CLINIC, ClassificationType.HUMAN))) {
            for (int retries : List.of(0, 1, 3)) {
                for (var review : List.of(false, true)) {
                    var row = call.withRetryCount(retries).withReview(review);
                    rows.add(row);
                    rows.add(row.at(state, NOW.plusSeconds(600)));
                }
            }
        }
        return rows;
    }

    static boolean isBySupervisor(WorkflowEvent event) {
        return switch (event) {
            case WorkflowEvent.Parked _, WorkflowEvent.Unparked _, WorkflowEvent.Cancelled _ -> true;
            case WorkflowEvent.TriggeredNow _, WorkflowEvent.RetryAsked _ -> true;
            case WorkflowEvent.Due _, WorkflowEvent.ClassificationFound _, WorkflowEvent.ClassificationMissing _ ->
                false;
            case WorkflowEvent.DialNotAllowed _, WorkflowEvent.CallStarted _, WorkflowEvent.Classified _ -> false;
            case WorkflowEvent.PersonReached _, WorkflowEvent.CallFailed _, WorkflowEvent.AssistantReported _ -> false;
        };
    }

    /// Whether the state waits for a time.
    static boolean isWaiting(WorkflowState state) {
        return !state.isTerminal() && state != WorkflowState.PENDING;
    }
}
