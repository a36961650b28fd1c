package io.patchbay.agent.schedule;

import io.patchbay.agent.schedule.DialDecision.Allowed;
import io.patchbay.agent.schedule.DialDecision.Refused;
import io.patchbay.contract.phi.Phone;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;

/// Every rule that may hold a call back, asked in the order of how long each holds: the row is told the reason that
/// will last, not one that would be gone when the next stands in its place. Nothing is dialled without its leave.
public final class DialRules {

    /// A pause is ended by a person; a row need not look often.
    private static final Duration WHILE_PAUSED = Duration.ofSeconds(30);

    /// Nothing but a changed setting can help; a day later it may have been changed.
    private static final Duration UNTIL_CONFIGURED = Duration.ofDays(1);

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH);

    private final WindowPolicy window;
    private final DailyLimit daily;
    private final ClinicZone clinicZone;

    public DialRules(WindowPolicy window, DailyLimit daily, ClinicZone clinicZone) {
        this.window = window;
        this.daily = daily;
        this.clinicZone = clinicZone;
    }

    /// Whether this call may go out at this instant.
    public DialDecision decide(DialRequest request, DialRulesState state, Instant now) {
        if (request.onDoNotCallList()) {
            return new Refused(WaitReason.DO_NOT_CALL, now, WaitReason.DO_NOT_CALL.sentence());
        }
        var zones = zonesOf(request.clinic());
        if (zones.isEmpty()) {
            return new Refused(
                    WaitReason.ZONE_UNKNOWN,
                    now.plus(UNTIL_CONFIGURED),
                    WaitReason.ZONE_UNKNOWN.sentence() + "; set the zones of numbers without a place");
        }
        var refusal = outsideWindow(zones, now)
                .or(() -> tooOftenToday(request.attempts(), zones.getFirst(), now))
                .or(() -> paused(state, now))
                .or(() -> state.breaker().refusal(now))
                .or(() -> state.pacing().refusal(request.clinic(), now));
        return refusal.<DialDecision>map(refused -> refused)
                .orElseGet(() -> new Allowed(
                        state.with(state.pacing().dialled(request.clinic(), now))
                                .with(state.breaker().dialled(now)),
                        request.attempts()
                                .oneMoreOn(now.atZone(zones.getFirst()).toLocalDate())));
    }

    private SequencedSet<ZoneId> zonesOf(Phone clinic) {
        var known = clinicZone.of(clinic);
        return new LinkedHashSet<>(known.isEmpty() ? inOrder(window.placeless()) : known);
    }

    private static List<ZoneId> inOrder(Set<ZoneId> zones) {
        return zones.stream().sorted(Comparator.comparing(ZoneId::getId)).toList();
    }

    private Optional<Refused> outsideWindow(SequencedSet<ZoneId> zones, Instant now) {
        var opening = window.window().nextOpening(now, zones);
        if (opening.isEmpty()) {
            return Optional.of(new Refused(
                    WaitReason.OUTSIDE_WINDOW,
                    now.plus(UNTIL_CONFIGURED),
                    "the calling hours never open in all of " + zones + " at once"));
        }
        var at = opening.get();
        if (at.equals(now)) {
            return Optional.empty();
        }
        var holiday = zones.stream().anyMatch(zone -> window.window().isHoliday(now, zone));
        var reason = holiday ? WaitReason.HOLIDAY : WaitReason.OUTSIDE_WINDOW;
        return Optional.of(new Refused(reason, at, until(reason, at, zones.getFirst())));
    }

    private Optional<Refused> tooOftenToday(AttemptsOfDay attempts, ZoneId zone, Instant now) {
        return daily.heldUntil(attempts, zone, now)
                .map(at -> new Refused(WaitReason.DAILY_ATTEMPTS, at, until(WaitReason.DAILY_ATTEMPTS, at, zone)));
    }

    private static Optional<Refused> paused(DialRulesState state, Instant now) {
        return state.paused()
                .map(why -> new Refused(
                        WaitReason.DIALLING_PAUSED,
                        now.plus(WHILE_PAUSED),
                        WaitReason.DIALLING_PAUSED.sentence() + ": " + why));
    }

    private static String until(WaitReason reason, Instant at, ZoneId zone) {
        return reason.sentence() + "; next " + CLOCK.format(at.atZone(zone)) + " (" + zone + ")";
    }
}
