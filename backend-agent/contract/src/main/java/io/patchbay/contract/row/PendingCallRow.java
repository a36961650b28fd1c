package io.patchbay.contract.row;

import com.fasterxml.jackson.databind.JsonNode;
import io.patchbay.contract.id.PendingCallId;
import io.patchbay.contract.phi.PatientName;
import io.patchbay.contract.phi.Phone;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A row of `pending_calls`, as far as lists show it. A null `state` is one this version does not know.
public record PendingCallRow(
        PendingCallId id,
        @Nullable WorkflowState state,
        @Nullable String clinicName,
        @Nullable Phone phone,
        @Nullable PatientName patient,
        @Nullable ClassificationType classification,
        int retryCount,
        int maxRetries,
        @Nullable Instant nextActionAt,
        @Nullable String waitReason,
        @Nullable String lastError,
        boolean needsReview,
        @Nullable String reviewReason,
        @Nullable String outcome,
        @Nullable Instant updatedAt) {

    /// What to ask for in `select=`.
    public static final String COLUMNS = "id,workflow_state,clinic_name,phone,employee_name,classification_type,"
            + "retry_count,max_retries,next_action_at,wait_reason,last_error,needs_review,review_reason,success_evaluation,updated_at";

    private static final int USUAL_RETRIES = 3;

    /// Throws `IllegalArgumentException` only when the row has no key.
    public static PendingCallRow of(JsonNode row) {
        var columns = new Columns(row);
        return new PendingCallRow(
                new PendingCallId(columns.key("id")),
                columns.word("workflow_state", WorkflowState::ofWord),
                columns.text("clinic_name"),
                columns.phone("phone"),
                columns.word("employee_name", PatientName::new),
                columns.word("classification_type", ClassificationType::ofWord),
                columns.number("retry_count", 0),
                columns.number("max_retries", USUAL_RETRIES),
                columns.instant("next_action_at"),
                columns.text("wait_reason"),
                columns.text("last_error"),
                columns.isTrue("needs_review"),
                columns.text("review_reason"),
                columns.text("success_evaluation"),
                columns.instant("updated_at"));
    }
}
