package io.patchbay.console.feed;

import static io.patchbay.contract.supabase.Filter.and;
import static io.patchbay.contract.supabase.Filter.eq;
import static io.patchbay.contract.supabase.Filter.gte;
import static io.patchbay.contract.supabase.Filter.in;
import static io.patchbay.contract.supabase.Filter.not;
import static io.patchbay.contract.supabase.Filter.or;

import com.fasterxml.jackson.databind.JsonNode;
import io.patchbay.contract.row.LiveCall;
import io.patchbay.contract.row.WorkflowState;
import io.patchbay.contract.supabase.Order;
import io.patchbay.contract.supabase.Rest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The live table's rows over PostgREST's protocol: one request for the calls, so that they are of one moment, and the
/// counts when something moved or when they have grown old. Used by one thread.
public final class RestRows implements RowSource {

    private static final List<String> OVER = List.of(WorkflowState.COMPLETED.word(), WorkflowState.FAILED.word());

    private final Rest rest;
    private final FeedPolicy policy;
    private final InstantSource clock;
    private List<JsonNode> lastRows = List.of();
    private Totals totals = Totals.NONE;
    private @Nullable Instant totalsAt;

    public RestRows(Rest rest, FeedPolicy policy, InstantSource clock) {
        this.rest = rest;
        this.policy = policy;
        this.clock = clock;
    }

    @Override
    public Snapshot read() {
        var now = clock.instant();
        var rows = calls(now);
        if (totalsAt == null || !rows.equals(lastRows) || !now.isBefore(totalsAt.plus(policy.totalsEvery()))) {
            totals = totals();
            totalsAt = now;
        }
        lastRows = rows;
        return new Snapshot(rows.stream().map(LiveCall::of).toList(), totals);
    }

    /// Rows an agent works on come first, so that the limit never cuts off a call that is on a line.
    private List<JsonNode> calls(Instant now) {
        return rest.select("pending_calls", LiveCall.COLUMNS)
                .where(or(
                        not(in("workflow_state", OVER)),
                        and(in("workflow_state", OVER), gte("updated_at", now.minus(policy.recent())))))
                .order(Order.descending("lease_until").nullsLast(), Order.ascending("next_action_at"))
                .limit(policy.rows())
                .orderOf(LiveCall.SESSIONS, Order.descending("created_at"))
                .limitOf(LiveCall.SESSIONS, 1)
                .orderOf(LiveCall.EVENTS, Order.descending("id"))
                .limitOf(LiveCall.EVENTS, 1)
                .rows();
    }

    private Totals totals() {
        var known = rest.select("workflow_events", "id")
                .where(eq("event", "classification_found"))
                .count();
        var counts = new Totals(0, 0, 0, 0, 0, known);
        for (var row : rest.select("scheduler_dashboard", "workflow_state,calls,due_now")
                .rows()) {
            counts = plus(counts, row);
        }
        return counts;
    }

    private static Totals plus(Totals sum, JsonNode row) {
        var calls = row.path("calls").asLong();
        var due = sum.due() + row.path("due_now").asLong();
        return switch (row.path("workflow_state").asText()) {
            case "classifying", "calling" ->
                new Totals(sum.active() + calls, sum.waiting(), due, sum.completed(), sum.failed(), sum.cacheHits());
            case "completed" -> new Totals(sum.active(), sum.waiting(), due, calls, sum.failed(), sum.cacheHits());
            case "failed" -> new Totals(sum.active(), sum.waiting(), due, sum.completed(), calls, sum.cacheHits());
            case "pending" -> sum;
            default ->
                new Totals(sum.active(), sum.waiting() + calls, due, sum.completed(), sum.failed(), sum.cacheHits());
        };
    }
}
