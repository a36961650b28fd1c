package io.patchbay.contract.row;

import com.fasterxml.jackson.databind.JsonNode;
import io.patchbay.contract.id.CallSessionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A row of `call_sessions`: one attempt. Null where the attempt has not come that far.
public record CallSessionRow(
        CallSessionId id,
        boolean isClassification,
        int attempt,
        @Nullable CallStatus status,
        @Nullable DetectionState heard,
        @Nullable Double confidence,
        boolean isDefaultVerdict,
        Hold assistantHold,
        Hold clinicHold,
        @Nullable String endReason,
        Times times) {

    /// What to ask for in `select=`.
    public static final String COLUMNS = "id,purpose,attempt,call_status,ivr_detection_state,ivr_confidence_score,"
            + "default_verdict,assistant_hold_desired,assistant_hold_confirmed,clinic_hold_desired,"
            + "clinic_hold_confirmed,call_end_reason,created_at,dial_started_at,answered_at,verdict_at,"
            + "unhold_confirmed_at,ended_at,updated_at";

    /// The moments of an attempt, in the order they come.
    public record Times(
            @Nullable Instant created,
            @Nullable Instant dialled,
            @Nullable Instant answered,
            @Nullable Instant verdict,
            @Nullable Instant letIn,
            @Nullable Instant ended,
            @Nullable Instant updated) {

        static Times of(Columns columns) {
            return new Times(
                    columns.instant("created_at"),
                    columns.instant("dial_started_at"),
                    columns.instant("answered_at"),
                    columns.instant("verdict_at"),
                    columns.instant("unhold_confirmed_at"),
                    columns.instant("ended_at"),
                    columns.instant("updated_at"));
        }
    }

    /// Throws `IllegalArgumentException` only when the row has no key.
    public static CallSessionRow of(JsonNode row) {
        var columns = new Columns(row);
        return new CallSessionRow(
                new CallSessionId(columns.key("id")),
                "classification".equals(columns.text("purpose")),
                columns.number("attempt", 1),
                columns.word("call_status", CallStatus::ofWord),
                columns.word("ivr_detection_state", DetectionState::ofWord),
                columns.fraction("ivr_confidence_score"),
                columns.isTrue("default_verdict"),
                new Hold(columns.truth("assistant_hold_desired"), columns.truth("assistant_hold_confirmed")),
                new Hold(columns.truth("clinic_hold_desired"), columns.truth("clinic_hold_confirmed")),
                columns.text("call_end_reason"),
                Times.of(columns));
    }

    /// Whether the attempt is still going on.
    public boolean isLive() {
        return times.ended() == null;
    }
}
