package io.patchbay.contract.row;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// The order of rows on a wall: lines in use, then those who wait, then what ended. Within the lines in use the order
/// never changes while a call lasts, so that a row does not move away under somebody's pointer.
public final class CallOrder {

    public static final Comparator<LiveCall> OF_A_WALL = Comparator.comparingInt(CallOrder::group)
            .thenComparing(CallOrder::within)
            .thenComparing(live -> live.call().id().value());

    private CallOrder() {}

    private static int group(LiveCall live) {
        var stage = live.stage();
        if (stage.isActive()) {
            return 0;
        }
        return switch (stage) {
            case REVIEW -> 1;
            case WAITING, RETRYING -> 2;
            case PARKED, UNKNOWN -> 3;
            default -> 4;
        };
    }

    /// Calls by their start, waiting ones by when they are due, ended ones newest first.
    private static Long within(LiveCall live) {
        var stage = live.stage();
        if (stage.isOver()) {
            return -moment(live.stageSince());
        }
        return moment(stage.isActive() ? start(live.session()) : live.call().nextActionAt());
    }

    private static @Nullable Instant start(@Nullable CallSessionRow session) {
        return session == null ? null : session.times().created();
    }

    private static long moment(@Nullable Instant instant) {
        return instant == null ? Long.MAX_VALUE / 2 : instant.toEpochMilli();
    }
}
