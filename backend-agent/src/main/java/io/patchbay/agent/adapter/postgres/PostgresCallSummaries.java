package io.patchbay.agent.adapter.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.patchbay.agent.port.store.CallSummaries;
import io.patchbay.contract.phi.Phone;
import io.patchbay.contract.row.WorkflowState;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Summaries read in one statement.
final class PostgresCallSummaries implements CallSummaries {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Statements statements;

    PostgresCallSummaries(Statements statements) {
        this.statements = statements;
    }

    @Override
    public List<CallSummary> since(Instant createdFrom) {
        return statements.inTransaction(transaction -> transaction
                .query("call_summaries")
                .bind("createdFrom", createdFrom)
                .map((results, context) -> summary(new Row(results)))
                .list());
    }

    private static CallSummary summary(Row row) throws SQLException {
        return new CallSummary(
                row.pendingCall("id"),
                new Phone(row.text("phone")),
                row.optionalText("clinic_name").orElse(""),
                WorkflowState.ofWord(row.text("workflow_state")),
                row.optionalText("classification_type"),
                row.optionalText("ivr_detection_state"),
                cues(row.optionalText("verdict_evidence")),
                millis(row, "verdict_ms"),
                millis(row, "unhold_ms"),
                row.optionalText("success_evaluation"),
                row.optionalText("call_end_reason"),
                row.flag("needs_review"),
                row.optionalText("last_error"),
                row.optionalText("wait_reason"),
                row.instant("next_action_at"),
                row.count("attempts"),
                row.count("classification_calls"));
    }

    private static Optional<Long> millis(Row row, String column) throws SQLException {
        return row.isPresent(column) ? Optional.of((long) row.count(column)) : Optional.empty();
    }

    private static List<String> cues(Optional<String> evidence) {
        List<String> cues = new ArrayList<>();
        evidence.ifPresent(json -> {
            try {
                for (JsonNode cue : JSON.readTree(json)) {
                    cues.add(cue.path("cue").asText());
                }
            } catch (JsonProcessingException unreadable) {
                cues.add("(unreadable evidence)");
            }
        });
        return cues;
    }
}
