package io.patchbay.agent.cli.watch;

import io.patchbay.contract.id.PendingCallId;
import io.patchbay.contract.row.CallTotals;
import io.patchbay.contract.row.LiveCall;
import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A file or a pipe: one line for each change, nothing for what stays as it is.
final class ChangeLines implements Screen {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());

    private final PrintStream out;
    private final Map<PendingCallId, String> told = new HashMap<>();
    private @Nullable String failure;

    ChangeLines(PrintStream out) {
        this.out = out;
    }

    @Override
    public void show(List<LiveCall> calls, CallTotals totals, Instant now) {
        failure = null;
        for (var live : calls) {
            var line = line(live);
            if (!line.equals(told.put(live.call().id(), line))) {
                print(line, now);
            }
        }
        out.flush();
    }

    @Override
    public void showFailure(String code, Instant now) {
        if (!Objects.equals(failure, code)) {
            failure = code;
            print("No answer from the server (" + code + ").", now);
            out.flush();
        }
    }

    private void print(String line, Instant now) {
        out.println(TIME.format(now) + "  " + line);
    }

    /// Without anything that runs by itself: a clock is no change.
    private static String line(LiveCall live) {
        var reason = live.call().waitReason();
        return Stream.of(
                        TableLayout.cut(CallWords.clinic(live), 40) + ": " + CallWords.stage(live.stage()),
                        CallWords.heard(live),
                        CallWords.assistant(live).isEmpty() ? "" : "assistant " + CallWords.assistant(live),
                        CallWords.attempt(live).isEmpty() ? "" : "attempt " + CallWords.attempt(live),
                        live.stage().isOver() ? CallWords.why(live, Instant.MAX) : "",
                        reason == null || live.stage().isActive() ? "" : reason.replace('_', ' '))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }
}
