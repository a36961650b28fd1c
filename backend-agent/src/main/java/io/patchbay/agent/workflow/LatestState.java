package io.patchbay.agent.workflow;

import io.patchbay.agent.workflow.WorkflowEffect.UpdateMetadata;
import io.patchbay.contract.row.ClassificationType;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// The keys of `pending_calls.workflow_metadata` (seed 001), which tells the latest state only.
final class LatestState {

    private LatestState() {}

    static UpdateMetadata known(ClassificationType type) {
        return new UpdateMetadata(Map.of("classification_found", true, "classification_type", type.word()));
    }

    static UpdateMetadata unknownClinic() {
        return new UpdateMetadata(Map.of("classification_found", false));
    }

    static UpdateMetadata mailbox(int count, Instant now) {
        var changes = new LinkedHashMap<String, Object>();
        changes.put("last_attempt_result", "voicemail");
        changes.put("voicemail_detected_at", now.toString());
        changes.put("voicemail_count", count);
        return new UpdateMetadata(changes);
    }

    static UpdateMetadata failedAttempt() {
        return new UpdateMetadata(Map.of("last_attempt_result", "failed"));
    }

    static UpdateMetadata reported(AssistantOutcome outcome, Instant now) {
        var changes = new LinkedHashMap<String, Object>();
        switch (outcome) {
            case SENDING_RECORDS, NO_SHOW -> changes.put("last_attempt_result", "success");
            case UNABLE_TO_CONNECT -> changes.put("last_attempt_result", "failed");
            case UNKNOWN -> {}
        }
        changes.put("vapi_completed_at", now.toString());
        if (outcome != AssistantOutcome.UNKNOWN) {
            changes.put("vapi_success_evaluation", outcome.word());
            changes.put("records_being_sent", outcome == AssistantOutcome.SENDING_RECORDS);
        }
        return new UpdateMetadata(changes);
    }
}
