package io.patchbay.agent.workflow;

import java.util.List;
import java.util.Optional;

/// Where a pending call goes, what is to be done, and what its row is to say.
///
/// Texts that are present are written. Where the row has moved or changed (`next` differs from what it was), an empty
/// `waitReason` clears its column, and `needsReview = false` clears the review reason; an empty `lastError` always
/// leaves the column as it is.
public record WorkflowStep(
        Workflow next,
        List<WorkflowEffect> effects,
        Optional<String> lastError,
        Optional<String> waitReason,
        Optional<String> reviewReason) {

    public WorkflowStep {
        effects = List.copyOf(effects);
    }

    WorkflowStep(Workflow next, List<WorkflowEffect> effects) {
        this(next, effects, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /// False when the event was not for this state: nothing changes, nothing may be dialled, a command is refused.
    public boolean isAccepted() {
        return effects.stream().noneMatch(WorkflowEffect.NoteSurprise.class::isInstance);
    }

    WorkflowStep withLastError(String text) {
        return new WorkflowStep(next, effects, Optional.of(text), waitReason, reviewReason);
    }

    WorkflowStep withWaitReason(String text) {
        return new WorkflowStep(next, effects, lastError, Optional.of(text), reviewReason);
    }

    WorkflowStep withReviewReason(String text) {
        return new WorkflowStep(next, effects, lastError, waitReason, Optional.of(text));
    }
}
