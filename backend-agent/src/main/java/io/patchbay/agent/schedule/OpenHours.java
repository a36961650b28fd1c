package io.patchbay.agent.schedule;

import java.time.LocalTime;

/// One stretch of a day on which a clinic may be called, by its own clock: from `opens` up to but not including
/// `closes`, where `LocalTime.MAX` stands for midnight at the end of the day.
public record OpenHours(LocalTime opens, LocalTime closes) {

    /// The whole day.
    public static final OpenHours ALL_DAY = new OpenHours(LocalTime.MIN, LocalTime.MAX);

    public OpenHours {
        if (!opens.isBefore(closes)) {
            throw new IllegalArgumentException("open hours: must open before they close, got " + opens + "-" + closes);
        }
    }

    boolean contains(LocalTime time) {
        return !time.isBefore(opens) && (time.isBefore(closes) || closes.equals(LocalTime.MAX));
    }

    @Override
    public String toString() {
        return opens + "-" + (closes.equals(LocalTime.MAX) ? "24:00" : closes.toString());
    }
}
