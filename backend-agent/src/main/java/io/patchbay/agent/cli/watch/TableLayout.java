package io.patchbay.agent.cli.watch;

import io.patchbay.contract.row.LiveCall;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;

/// Columns of fixed width; the last one takes what is left of the line.
final class TableLayout {

    private static final String GAP = "  ";

    private static final List<Column> COLUMNS = List.of(
            new Column("STATE", 12, (live, _) -> CallWords.stage(live.stage())),
            new Column("TIME", 7, CallWords::time),
            new Column("CLINIC", 24, (live, _) -> CallWords.clinic(live)),
            new Column("PATIENT", 9, (live, _) -> CallWords.patient(live)),
            new Column("ANSWERED BY", 16, (live, _) -> CallWords.heard(live)),
            new Column("ASSISTANT", 13, (live, _) -> CallWords.assistant(live)),
            new Column("TRY", 4, (live, _) -> CallWords.attempt(live)),
            new Column("LAST EVENT", 18, (live, _) -> CallWords.lastEvent(live)),
            new Column("REASON OR OUTCOME", 30, CallWords::why));

    private final int width;

    TableLayout(int width) {
        this.width = width;
    }

    private record Column(String heading, int width, BiFunction<LiveCall, Instant, String> text) {}

    String heading() {
        var line = new StringBuilder();
        COLUMNS.forEach(column -> append(line, column.heading(), column.width()));
        return cut(line.toString(), width).stripTrailing();
    }

    String line(LiveCall live, Instant now) {
        var line = new StringBuilder();
        COLUMNS.forEach(column -> append(line, column.text().apply(live, now), column.width()));
        return cut(line.toString(), width).stripTrailing();
    }

    private static void append(StringBuilder line, String text, int width) {
        var shown = cut(text, width);
        line.append(shown).repeat(' ', width - shown.length()).append(GAP);
    }

    /// A clinic's name is data: control characters in it must not steer the terminal.
    static String cut(String text, int width) {
        var clean = text.replaceAll("\\p{Cntrl}", " ");
        return clean.length() <= width ? clean : clean.substring(0, Math.max(0, width - 1)) + "~";
    }
}
