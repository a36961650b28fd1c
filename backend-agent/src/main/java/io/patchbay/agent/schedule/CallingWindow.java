package io.patchbay.agent.schedule;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The hours of the week in which clinics may be called, read on each clinic's own clock. On the days on which clocks
/// change, what counts is what that clock shows: an hour that is skipped is never open, one that comes twice is open
/// twice.
public record CallingWindow(Map<DayOfWeek, List<OpenHours>> week, Holidays holidays) {

    /// Longer than any run of holidays, short enough to search.
    private static final Duration HORIZON = Duration.ofDays(366);

    public CallingWindow {
        var copy = new EnumMap<DayOfWeek, List<OpenHours>>(DayOfWeek.class);
        week.forEach((day, hours) -> copy.put(day, List.copyOf(hours)));
        week = Map.copyOf(copy);
    }

    /// The same hours on each of the given days.
    public static CallingWindow of(Set<DayOfWeek> days, List<OpenHours> hours, Holidays holidays) {
        var week = new EnumMap<DayOfWeek, List<OpenHours>>(DayOfWeek.class);
        days.forEach(day -> week.put(day, hours));
        return new CallingWindow(week, holidays);
    }

    /// Whether a clinic in this zone may be called at this instant.
    public boolean isOpen(Instant at, ZoneId zone) {
        var local = at.atZone(zone);
        return !holidays.contains(local.toLocalDate())
                && hoursOf(local.toLocalDate()).stream().anyMatch(hours -> hours.contains(local.toLocalTime()));
    }

    /// Whether it is a holiday there that keeps the clinic closed, rather than the hour.
    boolean isHoliday(Instant at, ZoneId zone) {
        return holidays.contains(at.atZone(zone).toLocalDate());
    }

    /// The first instant, not before `from`, at which the window is open in every one of the zones; empty when there is
    /// none within a year.
    public Optional<Instant> nextOpening(Instant from, Set<ZoneId> zones) {
        var limit = from.plus(HORIZON);
        var at = from;
        while (at.isBefore(limit)) {
            var closed = firstClosed(at, zones);
            if (closed.isEmpty()) {
                return Optional.of(at);
            }
            var opening = nextOpening(at, closed.get(), limit);
            if (opening.isEmpty()) {
                return Optional.empty();
            }
            at = opening.get();
        }
        return Optional.empty();
    }

    private Optional<ZoneId> firstClosed(Instant at, Set<ZoneId> zones) {
        return zones.stream().filter(zone -> !isOpen(at, zone)).findFirst();
    }

    private Optional<Instant> nextOpening(Instant from, ZoneId zone, Instant limit) {
        var lastDay = limit.atZone(zone).toLocalDate();
        // A clock set back over midnight shows yesterday once more.
        for (var day = from.atZone(zone).toLocalDate().minusDays(1); !day.isAfter(lastDay); day = day.plusDays(1)) {
            var opening = openingOn(day, from, zone);
            if (opening.isPresent()) {
                return opening;
            }
        }
        return Optional.empty();
    }

    private Optional<Instant> openingOn(LocalDate day, Instant from, ZoneId zone) {
        var rules = zone.getRules();
        var candidates = Stream.concat(
                hoursOf(day).stream().flatMap(hours -> instantsOf(day, hours, rules)), clockChange(day, zone));
        return candidates
                .filter(candidate -> !candidate.isBefore(from) && isOpen(candidate, zone))
                .min(Instant::compareTo);
    }

    /// Both instants where the clock shows the opening time twice, none where it skips it.
    private static Stream<Instant> instantsOf(LocalDate day, OpenHours hours, ZoneRules rules) {
        var opens = day.atTime(hours.opens());
        return rules.getValidOffsets(opens).stream().map(opens::toInstant);
    }

    /// The clocks may jump into the window.
    private static Stream<Instant> clockChange(LocalDate day, ZoneId zone) {
        var beforeDay = day.atStartOfDay(zone).toInstant().minusNanos(1);
        return Optional.ofNullable(zone.getRules().nextTransition(beforeDay)).stream()
                .map(change -> change.getInstant())
                .filter(change -> change.atZone(zone).toLocalDate().equals(day));
    }

    private List<OpenHours> hoursOf(LocalDate day) {
        return week.getOrDefault(day.getDayOfWeek(), List.of());
    }
}
