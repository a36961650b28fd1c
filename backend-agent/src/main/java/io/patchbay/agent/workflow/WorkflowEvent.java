package io.patchbay.agent.workflow;

import io.patchbay.agent.schedule.WaitReason;
import io.patchbay.contract.id.CallSessionId;
import io.patchbay.contract.id.ClassificationId;
import io.patchbay.contract.row.ClassificationType;
import java.time.Instant;

/// What can happen to a pending call. Events of a call are given to the machine only while that call is the row's
/// latest attempt, and each attempt ends once: in [CallFailed], [Classified] or [AssistantReported].
public sealed interface WorkflowEvent {

    /// The row's time has come.
    record Due() implements WorkflowEvent {}

    /// The cache knows the clinic.
    record ClassificationFound(ClassificationId id, ClassificationType type) implements WorkflowEvent {}

    /// The cache does not know the clinic, or no longer.
    record ClassificationMissing() implements WorkflowEvent {}

    /// The dial rules refuse a call now. The text, in plain English, is what the row will say.
    record DialNotAllowed(WaitReason reason, Instant tryAgainAt, String text) implements WorkflowEvent {
        public DialNotAllowed(WaitReason reason, Instant tryAgainAt) {
            this(reason, tryAgainAt, reason.sentence());
        }
    }

    /// The session's row is about to be committed; nothing has been dialled yet. Dial only if the step is accepted.
    record CallStarted(CallSessionId session, CallPurpose purpose) implements WorkflowEvent {}

    /// The clinic's phone system was learned. On a classification call it also says that the call is over and that no
    /// person came; when a person came, [PersonReached] goes first.
    record Classified(ClassificationId id, ClassificationType type) implements WorkflowEvent {}

    /// A person is on the line and the assistant was let in.
    record PersonReached() implements WorkflowEvent {}

    /// The attempt ended without a conversation, or never began.
    record CallFailed(CallFailure failure) implements WorkflowEvent {}

    /// The assistant's own report. Only for a call in which the assistant was let in: what it reports after having
    /// waited on hold says nothing about the clinic.
    record AssistantReported(AssistantOutcome outcome) implements WorkflowEvent {}

    /// A supervisor takes the row out of the queue.
    record Parked() implements WorkflowEvent {}

    /// A supervisor puts the row back into the queue, from parking, review or the end.
    record Unparked() implements WorkflowEvent {}

    /// A supervisor gives the row up.
    record Cancelled() implements WorkflowEvent {}

    /// A supervisor wants the waiting row worked on now.
    record TriggeredNow() implements WorkflowEvent {}

    /// A supervisor wants another attempt, with all its retries.
    record RetryAsked() implements WorkflowEvent {}

    /// The event's word in `workflow_events.event`.
    default String word() {
        return switch (this) {
            case Due _ -> "due";
            case ClassificationFound _ -> "classification_found";
            case ClassificationMissing _ -> "classification_missing";
            case DialNotAllowed _ -> "dial_not_allowed";
            case CallStarted _ -> "call_started";
            case Classified _ -> "classified";
            case PersonReached _ -> "person_reached";
            case CallFailed _ -> "call_failed";
            case AssistantReported _ -> "assistant_reported";
            case Parked _ -> "parked";
            case Unparked _ -> "unparked";
            case Cancelled _ -> "cancelled";
            case TriggeredNow _ -> "triggered_now";
            case RetryAsked _ -> "retry_asked";
        };
    }
}
