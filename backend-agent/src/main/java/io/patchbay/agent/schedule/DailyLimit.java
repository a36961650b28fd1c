package io.patchbay.agent.schedule;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/// How often one pending call may be dialled within one day of the clinic's.
public record DailyLimit(int dialsPerDay) {

    public DailyLimit {
        if (dialsPerDay < 1) {
            throw new IllegalArgumentException("daily limit: must allow at least one dial");
        }
    }

    /// Six: the first attempt and three retries, and the second call of the two-call flow twice.
    public static DailyLimit standard() {
        return new DailyLimit(6);
    }

    /// When the limit lets go, if it holds now: the next midnight there.
    Optional<Instant> heldUntil(AttemptsOfDay attempts, ZoneId zone, Instant now) {
        var today = now.atZone(zone).toLocalDate();
        return attempts.on(today) < dialsPerDay
                ? Optional.empty()
                : Optional.of(today.plusDays(1).atStartOfDay(zone).toInstant());
    }
}
