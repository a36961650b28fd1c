package io.patchbay.console.feed;

import io.patchbay.contract.row.CallTotals;
import io.patchbay.contract.row.LiveCall;
import java.util.List;

/// What one read of the server gave.
public record Snapshot(List<LiveCall> calls, CallTotals totals) {

    public Snapshot {
        calls = List.copyOf(calls);
    }
}
