package io.patchbay.agent.call;

import io.patchbay.agent.workflow.AssistantOutcome;
import io.patchbay.contract.row.ClassificationType;

/// What a call has to tell the workflow it belongs to.
public sealed interface CallNews {

    /// A person is on the line and the assistant is being let in: this is the task call now.
    record PersonReached(ClassificationType type) implements CallNews {}

    /// The phone tree is learned and no person came: the task call follows.
    record PhoneTreeLearned(ClassificationType type) implements CallNews {}

    /// The call ended without an outcome of the assistant's.
    record Failed(EndReason reason) implements CallNews {}

    /// The assistant reported.
    record Reported(AssistantOutcome outcome) implements CallNews {}
}
