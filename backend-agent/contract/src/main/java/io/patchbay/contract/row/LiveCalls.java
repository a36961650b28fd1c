package io.patchbay.contract.row;

import static io.patchbay.contract.supabase.Filter.and;
import static io.patchbay.contract.supabase.Filter.gte;
import static io.patchbay.contract.supabase.Filter.in;
import static io.patchbay.contract.supabase.Filter.not;
import static io.patchbay.contract.supabase.Filter.or;

import com.fasterxml.jackson.databind.JsonNode;
import io.patchbay.contract.supabase.Order;
import io.patchbay.contract.supabase.Rest;
import java.time.Instant;
import java.util.List;

/// The question behind every live table: which calls are on a line, which wait, which ended of late. One request, so
/// that all rows are of one moment.
public final class LiveCalls {

    private static final List<String> OVER = List.of(WorkflowState.COMPLETED.word(), WorkflowState.FAILED.word());

    private LiveCalls() {}

    /// At most `most` rows, for `LiveCall.of`. Rows an agent works on come first, so that the limit never cuts off a
    /// call that is on a line. Throws `SupabaseFailure`.
    public static List<JsonNode> read(Rest rest, Instant endedSince, int most) {
        return rest.select("pending_calls", LiveCall.COLUMNS)
                .where(or(
                        not(in("workflow_state", OVER)),
                        and(in("workflow_state", OVER), gte("updated_at", endedSince))))
                .order(Order.descending("lease_until").nullsLast(), Order.ascending("next_action_at"))
                .limit(most)
                .orderOf(LiveCall.SESSIONS, Order.descending("created_at"))
                .limitOf(LiveCall.SESSIONS, 1)
                .orderOf(LiveCall.EVENTS, Order.descending("id"))
                .limitOf(LiveCall.EVENTS, 1)
                .rows();
    }
}
