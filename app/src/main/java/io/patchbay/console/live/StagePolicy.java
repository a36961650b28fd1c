package io.patchbay.console.live;

import io.patchbay.console.kit.Tone;
import io.patchbay.contract.row.CallStage;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How long a call may stay in a stage before somebody should look, and before somebody must. For waiting calls the
/// length is how long they are overdue.
public record StagePolicy(Map<CallStage, Limits> limits) {

    /// The two lengths of time of a stage.
    public record Limits(Duration attention, Duration late) {

        static Limits seconds(int attention, int late) {
            return new Limits(Duration.ofSeconds(attention), Duration.ofSeconds(late));
        }
    }

    /// Ringing: carriers give up at about 60 s. Listening: a verdict comes within 15 s or something is odd. In the
    /// menu: deep trees take about 90 s. Handing over: a person who hears nothing for 2 s hangs up. Waiting: the
    /// interval of the scheduler is 60 s, so longer overdue has a reason.
    public static final StagePolicy USUAL = new StagePolicy(Map.ofEntries(
            Map.entry(CallStage.DIALLING, Limits.seconds(8, 20)),
            Map.entry(CallStage.RINGING, Limits.seconds(25, 45)),
            Map.entry(CallStage.LISTENING, Limits.seconds(15, 30)),
            Map.entry(CallStage.NAVIGATING, Limits.seconds(90, 180)),
            Map.entry(CallStage.HANDING_OVER, Limits.seconds(2, 5)),
            Map.entry(CallStage.TALKING, Limits.seconds(300, 600)),
            Map.entry(CallStage.WRAPPING_UP, Limits.seconds(30, 120)),
            Map.entry(CallStage.WAITING, Limits.seconds(60, 300)),
            Map.entry(CallStage.RETRYING, Limits.seconds(60, 300)),
            Map.entry(CallStage.REVIEW, Limits.seconds(900, 3600))));

    public StagePolicy {
        limits = Map.copyOf(limits);
    }

    Tone tone(CallStage stage, @Nullable Duration length) {
        var limit = limits.get(stage);
        if (limit == null || length == null || length.compareTo(limit.attention()) < 0) {
            return calm(stage);
        }
        return length.compareTo(limit.late()) < 0 ? Tone.ATTENTION : Tone.LATE;
    }

    private static Tone calm(CallStage stage) {
        return switch (stage) {
            case TALKING -> Tone.GOOD;
            case HANDING_OVER, NAVIGATING, LISTENING, RINGING, DIALLING, REVIEW -> Tone.BUSY;
            case WRAPPING_UP, WAITING, RETRYING, PARKED, UNKNOWN -> Tone.IDLE;
            case COMPLETED -> Tone.DONE;
            case FAILED -> Tone.BAD;
        };
    }
}
