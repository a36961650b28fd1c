package io.patchbay.contract.row;

import static io.patchbay.contract.supabase.Filter.eq;

import com.fasterxml.jackson.databind.JsonNode;
import io.patchbay.contract.supabase.Rest;

/// How many calls are where, as the database counts them. `cacheHits` are those that needed no classification because
/// the clinic was known.
public record CallTotals(long active, long waiting, long due, long completed, long failed, long cacheHits) {

    public static final CallTotals NONE = new CallTotals(0, 0, 0, 0, 0, 0);

    /// Throws `SupabaseFailure`.
    public static CallTotals read(Rest rest) {
        var known = rest.select("workflow_events", "id")
                .where(eq("event", "classification_found"))
                .count();
        var totals = new CallTotals(0, 0, 0, 0, 0, known);
        for (var row : rest.select("scheduler_dashboard", "workflow_state,calls,due_now")
                .rows()) {
            totals = totals.plus(row);
        }
        return totals;
    }

    private CallTotals plus(JsonNode row) {
        var calls = row.path("calls").asLong();
        var dueNow = due + row.path("due_now").asLong();
        return switch (row.path("workflow_state").asText()) {
            case "classifying", "calling" ->
                new CallTotals(active + calls, waiting, dueNow, completed, failed, cacheHits);
            case "completed" -> new CallTotals(active, waiting, dueNow, calls, failed, cacheHits);
            case "failed" -> new CallTotals(active, waiting, dueNow, completed, calls, cacheHits);
            case "pending" -> this;
            default -> new CallTotals(active, waiting + calls, dueNow, completed, failed, cacheHits);
        };
    }
}
