package io.patchbay.agent.workflow;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// What is to be done about a step, performed in order after the step is committed.
public sealed interface WorkflowEffect {

    /// Ask the cache about the clinic; answer with `ClassificationFound` or `ClassificationMissing`.
    record LookUpClassification() implements WorkflowEffect {}

    /// Ask the dial rules, then answer with `DialNotAllowed` or `CallStarted`. Nothing is dialled before the latter is
    /// accepted and committed.
    record PlaceCall(CallPurpose purpose) implements WorkflowEffect {}

    /// End the call that is on the line.
    record EndCall(String why) implements WorkflowEffect {}

    /// Keys to merge over `pending_calls.workflow_metadata`. Values are strings (instants in ISO-8601), numbers and
    /// booleans; `vapi_summary` is never among them, whoever holds the report writes it.
    record UpdateMetadata(Map<String, Object> changes) implements WorkflowEffect {
        public UpdateMetadata {
            changes = Collections.unmodifiableMap(new LinkedHashMap<>(changes));
        }
    }

    /// Send `Due` at this time at the latest; equals the row's new `next_action_at`.
    record WakeAt(Instant at) implements WorkflowEffect {}

    /// The event makes no sense where the row is, or was refused; nothing changes. For a supervisor's act the text is
    /// the answer to give.
    record NoteSurprise(String text) implements WorkflowEffect {}
}
