package io.patchbay.agent.schedule;

import java.time.LocalDate;
import java.util.Optional;

/// How often a pending call was dialled on the last day on which it was (`attempts_today`, `last_attempt_day`); the day
/// is the clinic's.
public record AttemptsOfDay(int count, Optional<LocalDate> day) {

    /// Never dialled.
    public static final AttemptsOfDay NONE = new AttemptsOfDay(0, Optional.empty());

    public AttemptsOfDay {
        if (count < 0) {
            throw new IllegalArgumentException("attempts of a day: negative");
        }
    }

    int on(LocalDate today) {
        return day.equals(Optional.of(today)) ? count : 0;
    }

    AttemptsOfDay oneMoreOn(LocalDate today) {
        return new AttemptsOfDay(on(today) + 1, Optional.of(today));
    }
}
