package io.patchbay.agent.cli.watch;

import io.patchbay.contract.row.CallTotals;
import io.patchbay.contract.row.LiveCall;
import java.io.PrintStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A terminal: the table stays where it is and changes in place.
final class RedrawnScreen implements Screen {

    private static final int AROUND_THE_ROWS = 5;

    private final PrintStream out;
    private final Terminal.Size size;
    private final TableLayout layout;
    private List<String> shown = List.of();
    private int drawn;

    RedrawnScreen(PrintStream out, Terminal.Size size) {
        this.out = out;
        this.size = size;
        this.layout = new TableLayout(size.columns() - 1);
    }

    @Override
    public void show(List<LiveCall> calls, CallTotals totals, Instant now) {
        var lines = new ArrayList<String>();
        lines.add(Ansi.bold(TableLayout.cut(
                "%d active   %d waiting   %d due   %d completed   %d failed   %d cache hits"
                        .formatted(
                                totals.active(),
                                totals.waiting(),
                                totals.due(),
                                totals.completed(),
                                totals.failed(),
                                totals.cacheHits()),
                size.columns() - 1)));
        lines.add("");
        lines.add(Ansi.faint(layout.heading()));
        int most = size.lines() - AROUND_THE_ROWS;
        calls.stream()
                .limit(most)
                .map(live -> Ansi.coloured(layout.line(live, now), live.stage()))
                .forEach(lines::add);
        if (calls.size() > most) {
            lines.add(Ansi.faint("and " + (calls.size() - most) + " more"));
        }
        if (calls.isEmpty()) {
            lines.add("No calls yet.");
        }
        shown = lines;
        draw(lines);
    }

    /// The old rows stay, marked as old.
    @Override
    public void showFailure(String code, Instant now) {
        var lines = new ArrayList<>(shown);
        lines.add(Ansi.warning("No answer from the server (" + code + "). What stands above is old."));
        draw(lines);
    }

    private void draw(List<String> lines) {
        var frame = new StringBuilder(Ansi.upAndClear(drawn));
        lines.forEach(line -> frame.append(line).append('\n'));
        out.print(frame);
        out.flush();
        drawn = lines.size();
    }
}
