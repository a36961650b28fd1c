package io.patchbay.console.kit;

import io.patchbay.ui.Messages;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Lengths of time in the two forms screens use: running, and rough.
public final class Elapsed {

    private static final int MINUTE = 60;
    private static final int HOUR = 60 * MINUTE;
    private static final int DAY = 24 * HOUR;

    private Elapsed() {}

    /// From one moment to another, zero where clocks disagree about which came first; null for an unknown start.
    public static @Nullable Duration between(@Nullable Instant start, Instant now) {
        if (start == null) {
            return null;
        }
        return now.isBefore(start) ? Duration.ZERO : Duration.between(start, now);
    }

    /// `0:07`, `12:34`, `1:02:03`; from a day on as `rough`.
    public static String running(@Nullable Duration length, Messages messages) {
        if (length == null) {
            return messages.text("time.none");
        }
        var seconds = length.toSeconds();
        if (seconds >= DAY) {
            return rough(length, messages);
        }
        var tail = "%d:%02d".formatted(seconds % HOUR / MINUTE, seconds % MINUTE);
        return seconds < HOUR
                ? tail
                : "%d:%02d:%02d".formatted(seconds / HOUR, seconds % HOUR / MINUTE, seconds % MINUTE);
    }

    /// The largest unit alone.
    public static String rough(@Nullable Duration length, Messages messages) {
        if (length == null) {
            return messages.text("time.none");
        }
        var seconds = length.toSeconds();
        if (seconds < MINUTE) {
            return messages.text("time.seconds", seconds);
        }
        if (seconds < HOUR) {
            return messages.text("time.minutes", seconds / MINUTE);
        }
        return seconds < DAY ? messages.text("time.hours", seconds / HOUR) : messages.text("time.days", seconds / DAY);
    }
}
