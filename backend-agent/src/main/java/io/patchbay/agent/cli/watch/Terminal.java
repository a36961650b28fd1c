package io.patchbay.agent.cli.watch;

import java.io.Console;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the program was started on.
final class Terminal {

    private static final int USUAL_COLUMNS = 120;
    private static final int USUAL_LINES = 30;
    private static final int FEWEST_COLUMNS = 60;
    private static final int FEWEST_LINES = 8;

    private Terminal() {}

    /// Columns and lines.
    record Size(int columns, int lines) {}

    /// Whether output is looked at by a person and understands cursor movements.
    @SuppressWarnings("SystemConsoleNull") // Seen to be null where standard input is closed.
    static boolean isOne() {
        @Nullable Console console = System.console();
        return console != null && console.isTerminal() && !"dumb".equals(System.getenv("TERM"));
    }

    static Size size() {
        return size(System.getenv());
    }

    static Size size(Map<String, String> environment) {
        return new Size(
                Math.max(FEWEST_COLUMNS, number(environment.get("COLUMNS"), USUAL_COLUMNS)),
                Math.max(FEWEST_LINES, number(environment.get("LINES"), USUAL_LINES)));
    }

    private static int number(@Nullable String text, int otherwise) {
        return text != null && text.matches("\\d{1,4}") ? Integer.parseInt(text) : otherwise;
    }
}
