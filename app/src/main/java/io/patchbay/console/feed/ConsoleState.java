package io.patchbay.console.feed;

import io.patchbay.contract.row.CallOrder;
import io.patchbay.contract.row.CallTotals;
import io.patchbay.contract.row.LiveCall;
import java.time.Instant;
import java.util.List;

/// Everything the screens show, at one moment. Immutable; a newer one replaces it whole.
public record ConsoleState(List<LiveCall> calls, CallTotals totals, Link link) {

    public static final ConsoleState EMPTY = new ConsoleState(List.of(), CallTotals.NONE, Link.NEW);

    public ConsoleState {
        calls = List.copyOf(calls);
    }

    ConsoleState read(Snapshot snapshot, Instant now) {
        var ordered = snapshot.calls().stream().sorted(CallOrder.OF_A_WALL).toList();
        return new ConsoleState(ordered, snapshot.totals(), link.heard(now));
    }

    /// Old rows stay in sight: they are better than none, and the link says how old they are.
    ConsoleState failed(String code) {
        return new ConsoleState(calls, totals, link.failed(code));
    }
}
