package io.patchbay.agent.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallingWindowTest {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final ZoneId LOS_ANGELES = ZoneId.of("America/Los_Angeles");
    private static final ZoneId GUAM = ZoneId.of("Pacific/Guam");
    private static final CallingWindow OFFICE =
            weekdays(Holidays.NONE, new OpenHours(LocalTime.of(8, 0), LocalTime.of(17, 0)));

    @Test
    void theFirstSecondOfTheHoursIsOpenAndTheLastIsNot() {
        assertThat(OFFICE.isOpen(at("2026-10-30T08:00-04:00[America/New_York]"), NEW_YORK))
                .isTrue();
        assertThat(OFFICE.isOpen(at("2026-10-30T07:59:59-04:00[America/New_York]"), NEW_YORK))
                .isFalse();
        assertThat(OFFICE.isOpen(at("2026-10-30T16:59:59-04:00[America/New_York]"), NEW_YORK))
                .isTrue();
        assertThat(OFFICE.isOpen(at("2026-10-30T17:00-04:00[America/New_York]"), NEW_YORK))
                .isFalse();
    }

    @Test
    void anOpenWindowOpensNow() {
        var now = at("2026-10-30T09:30-04:00[America/New_York]");

        assertThat(OFFICE.nextOpening(now, Set.of(NEW_YORK))).contains(now);
    }

    @Test
    void fridayEveningWaitsForMondayAcrossTheEndOfSummerTime() {
        var friday = at("2026-10-30T17:30-04:00[America/New_York]");

        var monday = OFFICE.nextOpening(friday, Set.of(NEW_YORK)).orElseThrow();

        assertThat(monday).isEqualTo(at("2026-11-02T08:00-05:00[America/New_York]"));
        assertThat(Duration.between(friday, monday)).isEqualTo(Duration.ofMinutes(62 * 60 + 30 + 60));
    }

    @Test
    void fridayEveningWaitsForMondayAcrossTheStartOfSummerTime() {
        var friday = at("2027-03-12T17:30-05:00[America/New_York]");

        var monday = OFFICE.nextOpening(friday, Set.of(NEW_YORK)).orElseThrow();

        assertThat(monday).isEqualTo(at("2027-03-15T08:00-04:00[America/New_York]"));
        assertThat(Duration.between(friday, monday)).isEqualTo(Duration.ofMinutes(62 * 60 + 30 - 60));
    }

    @Test
    void anOpeningTimeThatTheClockSkipsOpensWhenTheClockJumps() {
        var early = everyDay(new OpenHours(LocalTime.of(2, 30), LocalTime.of(4, 0)));

        assertThat(early.nextOpening(at("2027-03-14T00:00-05:00[America/New_York]"), Set.of(NEW_YORK)))
                .contains(at("2027-03-14T03:00-04:00[America/New_York]"));
    }

    @Test
    void anHourThatComesTwiceIsOpenTwice() {
        var night = everyDay(new OpenHours(LocalTime.of(1, 15), LocalTime.of(1, 45)));
        var first = at("2026-11-01T01:15-04:00[America/New_York]");
        var second = at("2026-11-01T01:15-05:00[America/New_York]");

        assertThat(night.nextOpening(at("2026-11-01T00:00-04:00[America/New_York]"), Set.of(NEW_YORK)))
                .contains(first);
        assertThat(night.nextOpening(first.plus(Duration.ofMinutes(30)), Set.of(NEW_YORK)))
                .contains(second);
    }

    @Test
    void aClockSetBackOverMidnightOpensYesterdaysHoursOnceMore() {
        var newfoundland = ZoneId.of("America/St_Johns");
        var evening = everyDay(new OpenHours(LocalTime.of(23, 10), LocalTime.of(23, 40)));
        var pastMidnight = at("2010-11-07T00:00:30-02:30[America/St_Johns]");

        assertThat(evening.nextOpening(pastMidnight, Set.of(newfoundland)))
                .contains(at("2010-11-06T23:10-03:30[America/St_Johns]"));
    }

    @Test
    void severalZonesMustAllBeOpen() {
        var bothCoasts = Set.of(NEW_YORK, LOS_ANGELES);
        var morningInNewYork = at("2026-10-30T09:00-04:00[America/New_York]");

        assertThat(OFFICE.nextOpening(morningInNewYork, bothCoasts))
                .contains(at("2026-10-30T08:00-07:00[America/Los_Angeles]"));
        assertThat(OFFICE.nextOpening(at("2026-10-30T17:00-04:00[America/New_York]"), bothCoasts))
                .contains(at("2026-11-02T08:00-08:00[America/Los_Angeles]"));
    }

    @Test
    void zonesThatAreNeverOpenTogetherNeverOpen() {
        assertThat(OFFICE.nextOpening(at("2026-10-30T09:00-04:00[America/New_York]"), Set.of(NEW_YORK, GUAM)))
                .isEmpty();
    }

    @Test
    void aWindowWithoutHoursNeverOpens() {
        var never = new CallingWindow(Map.of(), Holidays.NONE);

        assertThat(never.nextOpening(Instant.parse("2026-11-21T00:00:00Z"), Set.of(NEW_YORK)))
                .isEmpty();
    }

    @Test
    void aHolidayIsClosedWhereItIsThatDay() {
        var thanksgiving = weekdays(Holidays.ofUnitedStates(), new OpenHours(LocalTime.of(8, 0), LocalTime.of(17, 0)));

        assertThat(thanksgiving.nextOpening(at("2026-11-25T18:00-05:00[America/New_York]"), Set.of(NEW_YORK)))
                .contains(at("2026-11-27T08:00-05:00[America/New_York]"));
    }

    @Test
    void lunchIsClosed() {
        var withLunch = weekdays(
                Holidays.NONE,
                new OpenHours(LocalTime.of(8, 0), LocalTime.of(12, 0)),
                new OpenHours(LocalTime.of(13, 0), LocalTime.of(17, 0)));

        assertThat(withLunch.nextOpening(at("2026-10-30T12:10-04:00[America/New_York]"), Set.of(NEW_YORK)))
                .contains(at("2026-10-30T13:00-04:00[America/New_York]"));
    }

    @Test
    void theSandboxNeverSleeps() {
        var always = WindowPolicy.alwaysOpen().window();
        for (int hour = 0; hour < 24 * 14; hour++) {
            var at = Instant.parse("2026-12-24T23:59:59.999999999Z").plus(Duration.ofHours(hour));
            assertThat(always.isOpen(at, NEW_YORK)).isTrue();
            assertThat(always.isOpen(at, GUAM)).isTrue();
        }
    }

    /// Clocks that change at midnight, by half an hour, or not at all.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "America/New_York",
                "America/Havana",
                "Australia/Lord_Howe",
                "America/St_Johns",
                "Asia/Beirut",
                "America/Phoenix",
                "Europe/London"
            })
    void theNextOpeningIsTheFirstOpenMinute(String zoneName) {
        var zone = ZoneId.of(zoneName);
        var random = new Random(zoneName.hashCode());
        for (int round = 0; round < 60; round++) {
            var opens = LocalTime.of(random.nextInt(24), 15 * random.nextInt(4));
            var closes = opens.plusMinutes(15 + 15L * random.nextInt(12));
            var window = everyDay(
                    opens.isBefore(closes)
                            ? new OpenHours(opens, closes)
                            : new OpenHours(LocalTime.of(0, 30), LocalTime.of(2, 15)));
            var from = nearAClockChange(zone, random);

            assertThat(window.nextOpening(from, Set.of(zone)))
                    .as("%s from %s, open %s", zoneName, from, window.week())
                    .contains(firstOpenMinute(window, from, zone));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-01", "2026-01-19", "2026-02-16", "2026-05-25", "2026-06-19", "2026-07-03", "2026-09-07",
        "2026-10-12", "2026-11-11", "2026-11-26", "2026-12-25", "2027-12-24", "2027-12-31", "2023-01-02"
    })
    void federalHolidaysFallOnTheirObservedDays(LocalDate holiday) {
        assertThat(Holidays.ofUnitedStates().contains(holiday)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"2026-07-04", "2026-11-27", "2027-12-25", "2028-01-01", "2026-05-18", "2026-12-31"})
    void otherDaysAreNoFederalHolidays(LocalDate day) {
        assertThat(Holidays.ofUnitedStates().contains(day)).isFalse();
    }

    @Test
    void ownHolidaysCount() {
        var closed = LocalDate.of(2026, 11, 27);

        assertThat(new Holidays(Set.of(closed), false).contains(closed)).isTrue();
        assertThat(Holidays.NONE.contains(closed)).isFalse();
    }

    @Test
    void hoursThatCloseBeforeTheyOpenAreRefused() {
        assertThatThrownBy(() -> new OpenHours(LocalTime.of(17, 0), LocalTime.of(8, 0)))
                .hasMessageContaining("17:00-08:00");
    }

    private static Instant nearAClockChange(ZoneId zone, Random random) {
        var base = Instant.parse("2026-10-01T00:00:00Z").plus(Duration.ofDays(random.nextInt(200)));
        var change = zone.getRules().nextTransition(base);
        var near = change == null ? base : change.getInstant();
        return near.plus(Duration.ofMinutes(random.nextInt(-2880, 1440)));
    }

    private static Instant firstOpenMinute(CallingWindow window, Instant from, ZoneId zone) {
        for (int minute = 0; minute < 3 * 24 * 60; minute++) {
            var at = from.plus(Duration.ofMinutes(minute));
            if (window.isOpen(at, zone)) {
                return at;
            }
        }
        throw new AssertionError("never open in " + zone);
    }

    private static CallingWindow weekdays(Holidays holidays, OpenHours... hours) {
        return CallingWindow.of(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), List.of(hours), holidays);
    }

    private static CallingWindow everyDay(OpenHours hours) {
        return CallingWindow.of(EnumSet.allOf(DayOfWeek.class), List.of(hours), Holidays.NONE);
    }

    private static Instant at(String zoned) {
        return ZonedDateTime.parse(zoned).toInstant();
    }
}
