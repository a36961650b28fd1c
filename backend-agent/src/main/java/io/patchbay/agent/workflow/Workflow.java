package io.patchbay.agent.workflow;

import io.patchbay.contract.id.ClassificationId;
import io.patchbay.contract.id.PendingCallId;
import io.patchbay.contract.row.ClassificationType;
import io.patchbay.contract.row.WorkflowState;
import java.time.Instant;
import java.util.Optional;

/// What the machine knows about one row of `pending_calls`. `nextActionAt` is when the row is due; while a call is on
/// the line it is the latest time by which the call must have ended.
public record Workflow(
        PendingCallId id,
        WorkflowState state,
        int retryCount,
        int maxRetries,
        Optional<ClassificationType> classification,
        Optional<ClassificationId> classificationId,
        Instant nextActionAt,
        int voicemailCount,
        boolean needsReview) {

    public Workflow {
        if (retryCount < 0 || maxRetries < 0 || voicemailCount < 0) {
            throw new IllegalArgumentException("workflow: a count is negative");
        }
    }

    /// Whether a call of this row is being placed or spoken on. A dial may go out only when the step of its
    /// `CallStarted` was accepted and has led here.
    public boolean isOnTheLine() {
        return state == WorkflowState.CLASSIFYING || state == WorkflowState.CALLING;
    }

    Workflow at(WorkflowState next, Instant dueAt) {
        return new Workflow(
                id, next, retryCount, maxRetries, classification, classificationId, dueAt, voicemailCount, needsReview);
    }

    Workflow withClassification(ClassificationId newId, ClassificationType newType) {
        return new Workflow(
                id,
                state,
                retryCount,
                maxRetries,
                Optional.of(newType),
                Optional.of(newId),
                nextActionAt,
                voicemailCount,
                needsReview);
    }

    Workflow withoutClassification() {
        return new Workflow(
                id,
                state,
                retryCount,
                maxRetries,
                Optional.empty(),
                Optional.empty(),
                nextActionAt,
                voicemailCount,
                needsReview);
    }

    Workflow withRetryCount(int count) {
        return new Workflow(
                id,
                state,
                count,
                maxRetries,
                classification,
                classificationId,
                nextActionAt,
                voicemailCount,
                needsReview);
    }

    Workflow withVoicemailCount(int count) {
        return new Workflow(
                id, state, retryCount, maxRetries, classification, classificationId, nextActionAt, count, needsReview);
    }

    Workflow withReview(boolean wanted) {
        return new Workflow(
                id,
                state,
                retryCount,
                maxRetries,
                classification,
                classificationId,
                nextActionAt,
                voicemailCount,
                wanted);
    }
}
