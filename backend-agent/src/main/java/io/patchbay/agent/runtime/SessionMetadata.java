package io.patchbay.agent.runtime;

import io.patchbay.agent.call.CallNews;
import io.patchbay.agent.call.Effect;
import io.patchbay.agent.call.EndReason;
import io.patchbay.agent.listen.PathStep;
import io.patchbay.agent.workflow.AssistantOutcome;
import io.patchbay.contract.id.ClassificationId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The keys of `call_sessions.workflow_metadata`, the complete history of one attempt, as the product's first design
/// named them.
final class SessionMetadata {

    private SessionMetadata() {}

    static Map<String, Object> classification(ClassificationId id, Effect.Remember remember, Instant now) {
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("classification_stored_at", now.toString());
        keys.put("classification_type", remember.type().word());
        keys.put("classification_id", id.toString());
        keys.put("classification_confidence", remember.confidence());
        List<Object> actions = new ArrayList<>();
        for (PathStep step : remember.path().steps()) {
            actions.add(action(step.type().word(), step.value(), step.timingMillis()));
        }
        remember.path().transferAtMillis().ifPresent(at -> {
            actions.add(action("transfer", "connect_vapi", at));
            keys.put("transfer_timing_ms", at);
            keys.put("transfer_detected", true);
        });
        keys.put("ivr_actions", actions);
        return keys;
    }

    private static Map<String, Object> action(String type, String value, long timing) {
        return Map.of("action_type", type, "action_value", value, "timing_ms", timing);
    }

    static Map<String, Object> of(CallNews news, Instant now) {
        Map<String, Object> keys = new LinkedHashMap<>();
        switch (news) {
            case CallNews.PersonReached person -> keys.put("person_reached_at", now.toString());
            case CallNews.PhoneTreeLearned tree -> keys.put("phone_tree_learned_at", now.toString());
            case CallNews.Failed failed -> failed(failed.reason(), now, keys);
            case CallNews.Reported reported -> reported(reported.outcome(), now, keys);
        }
        return keys;
    }

    private static void failed(EndReason reason, Instant now, Map<String, Object> keys) {
        keys.put("failure", reason.word());
        keys.put("connection_failed", true);
        if (reason == EndReason.VOICEMAIL || reason == EndReason.MAILBOX_FULL) {
            keys.put("voicemail_detected", true);
            keys.put("voicemail_detected_at", now.toString());
            keys.put("should_retry", true);
            keys.put("classification_skipped", true);
            keys.put("reason", "voicemail_not_persistent_state");
        }
    }

    private static void reported(AssistantOutcome outcome, Instant now, Map<String, Object> keys) {
        boolean success = outcome == AssistantOutcome.SENDING_RECORDS;
        keys.put("vapi_completed_at", now.toString());
        keys.put("call_outcome", outcome.word());
        keys.put("records_being_sent", success);
        keys.put("employee_no_show", outcome == AssistantOutcome.NO_SHOW);
        keys.put("connection_failed", outcome == AssistantOutcome.UNABLE_TO_CONNECT);
        keys.put("is_successful", success);
        keys.put("is_terminal", success || outcome == AssistantOutcome.NO_SHOW);
        keys.put("needs_retry", outcome == AssistantOutcome.UNABLE_TO_CONNECT);
    }
}
