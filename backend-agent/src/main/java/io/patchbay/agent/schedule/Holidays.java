package io.patchbay.agent.schedule;

import static java.time.temporal.TemporalAdjusters.dayOfWeekInMonth;
import static java.time.temporal.TemporalAdjusters.lastInMonth;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Set;

/// Days on which no clinic is called: given dates and, where wanted, the federal holidays of the United States
/// (5 U.S.C. 6103) with the weekday on which each is observed.
public record Holidays(Set<LocalDate> dates, boolean usFederal) {

    /// No holidays at all.
    public static final Holidays NONE = new Holidays(Set.of(), false);

    public Holidays {
        dates = Set.copyOf(dates);
    }

    /// The federal holidays of the United States and nothing else.
    public static Holidays ofUnitedStates() {
        return new Holidays(Set.of(), true);
    }

    boolean contains(LocalDate date) {
        return dates.contains(date) || (usFederal && isUsFederal(date));
    }

    private static boolean isUsFederal(LocalDate date) {
        // New Year's Day on a Saturday is observed in the year before.
        return usFederal(date.getYear()).contains(date)
                || observed(LocalDate.of(date.getYear() + 1, 1, 1)).equals(date);
    }

    private static List<LocalDate> usFederal(int year) {
        return List.of(
                observed(LocalDate.of(year, Month.JANUARY, 1)),
                LocalDate.of(year, Month.JANUARY, 1).with(dayOfWeekInMonth(3, DayOfWeek.MONDAY)),
                LocalDate.of(year, Month.FEBRUARY, 1).with(dayOfWeekInMonth(3, DayOfWeek.MONDAY)),
                LocalDate.of(year, Month.MAY, 1).with(lastInMonth(DayOfWeek.MONDAY)),
                observed(LocalDate.of(year, Month.JUNE, 19)),
                observed(LocalDate.of(year, Month.JULY, 4)),
                LocalDate.of(year, Month.SEPTEMBER, 1).with(dayOfWeekInMonth(1, DayOfWeek.MONDAY)),
                LocalDate.of(year, Month.OCTOBER, 1).with(dayOfWeekInMonth(2, DayOfWeek.MONDAY)),
                observed(LocalDate.of(year, Month.NOVEMBER, 11)),
                LocalDate.of(year, Month.NOVEMBER, 1).with(dayOfWeekInMonth(4, DayOfWeek.THURSDAY)),
                observed(LocalDate.of(year, Month.DECEMBER, 25)));
    }

    private static LocalDate observed(LocalDate day) {
        return switch (day.getDayOfWeek()) {
            case SATURDAY -> day.minusDays(1);
            case SUNDAY -> day.plusDays(1);
            case MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY -> day;
        };
    }
}
