package io.patchbay.console.feed;

import com.fasterxml.jackson.databind.JsonNode;
import io.patchbay.contract.row.CallTotals;
import io.patchbay.contract.row.LiveCall;
import io.patchbay.contract.row.LiveCalls;
import io.patchbay.contract.supabase.Rest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The live table's rows over PostgREST's protocol; the counts only when something moved or when they have grown old.
/// Used by one thread.
public final class RestRows implements RowSource {

    private final Rest rest;
    private final FeedPolicy policy;
    private final InstantSource clock;
    private List<JsonNode> lastRows = List.of();
    private CallTotals totals = CallTotals.NONE;
    private @Nullable Instant totalsAt;

    public RestRows(Rest rest, FeedPolicy policy, InstantSource clock) {
        this.rest = rest;
        this.policy = policy;
        this.clock = clock;
    }

    @Override
    public Snapshot read() {
        var now = clock.instant();
        var rows = LiveCalls.read(rest, now.minus(policy.recent()), policy.rows());
        if (totalsAt == null || !rows.equals(lastRows) || !now.isBefore(totalsAt.plus(policy.totalsEvery()))) {
            totals = CallTotals.read(rest);
            totalsAt = now;
        }
        lastRows = rows;
        return new Snapshot(rows.stream().map(LiveCall::of).toList(), totals);
    }
}
