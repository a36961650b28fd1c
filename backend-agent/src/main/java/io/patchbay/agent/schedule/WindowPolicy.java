package io.patchbay.agent.schedule;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// When clinics may be called, and by whose clock where a number belongs to no place (toll-free numbers, and those the
/// numbering plan does not know): then the window must be open in all of `placeless`; where that is empty such numbers
/// wait until somebody names a zone.
public record WindowPolicy(CallingWindow window, Set<ZoneId> placeless) {

    public WindowPolicy {
        placeless = Set.copyOf(placeless);
    }

    /// Office hours, without federal holidays, by the clinic's own clock.
    public static WindowPolicy standard() {
        return new WindowPolicy(
                CallingWindow.of(
                        // Records departments keep office days.
                        EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                        // From eight to five: the hours in which most of them are staffed.
                        List.of(new OpenHours(LocalTime.of(8, 0), LocalTime.of(17, 0))),
                        Holidays.ofUnitedStates()),
                // A toll-free number may ring anywhere on the continent: call when it is day in all of it.
                Set.of(
                        ZoneId.of("America/New_York"),
                        ZoneId.of("America/Chicago"),
                        ZoneId.of("America/Denver"),
                        ZoneId.of("America/Los_Angeles")));
    }

    /// No hours at all: for the sandbox, whose clinics never sleep.
    public static WindowPolicy alwaysOpen() {
        return new WindowPolicy(
                CallingWindow.of(EnumSet.allOf(DayOfWeek.class), List.of(OpenHours.ALL_DAY), Holidays.NONE),
                Set.of(ZoneId.of("UTC")));
    }
}
