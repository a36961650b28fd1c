package io.patchbay.agent.cli.watch;

import io.patchbay.contract.row.CallOrder;
import io.patchbay.contract.row.CallTotals;
import io.patchbay.contract.row.LiveCall;
import io.patchbay.contract.row.LiveCalls;
import io.patchbay.contract.supabase.Rest;
import io.patchbay.contract.supabase.SupabaseFailure;
import java.io.PrintStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/// Every live call, redrawn in place where the output is a terminal, else one line for each change. The caller decides
/// how often to `refresh` and when to stop.
public final class LiveTable {

    private static final Duration RECENT = Duration.ofMinutes(15);
    private static final int MOST_ROWS = 500;

    private final Rest rest;
    private final InstantSource clock;
    private final Screen screen;

    /// Writes to `out` as a terminal if that is what the program was started on.
    public LiveTable(Rest rest, PrintStream out, InstantSource clock) {
        this(rest, clock, Terminal.isOne() ? new RedrawnScreen(out, Terminal.size()) : new ChangeLines(out));
    }

    LiveTable(Rest rest, InstantSource clock, Screen screen) {
        this.rest = rest;
        this.clock = clock;
        this.screen = screen;
    }

    /// Asks once and shows the answer, or says that there is none; never throws for a server that does not answer.
    public void refresh() {
        var now = clock.instant();
        try {
            List<LiveCall> calls = LiveCalls.read(rest, now.minus(RECENT), MOST_ROWS).stream()
                    .map(LiveCall::of)
                    .sorted(CallOrder.OF_A_WALL)
                    .toList();
            screen.show(calls, CallTotals.read(rest), now);
        } catch (SupabaseFailure failure) {
            screen.showFailure(failure.code(), now);
        }
    }
}
