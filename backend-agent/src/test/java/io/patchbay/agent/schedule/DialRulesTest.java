package io.patchbay.agent.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.patchbay.agent.schedule.DialDecision.Allowed;
import io.patchbay.agent.schedule.DialDecision.Refused;
import io.patchbay.contract.phi.Phone;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DialRulesTest {

    private static final ClinicZone ZONES = new ClinicZone();
    private static final DialRules OFFICE = new DialRules(WindowPolicy.standard(), DailyLimit.standard(), ZONES);
    private static final DialRules SANDBOX = new DialRules(WindowPolicy.alwaysOpen(), DailyLimit.standard(), ZONES);
    private static final DialRulesState IDLE = DialRulesState.idle(PacingPolicy.standard(), BreakerPolicy.standard());
    private static final Phone NEW_YORK = new Phone("+12125550123");
    private static final Phone IDAHO = new Phone("+12085550123");
    private static final Phone TOLL_FREE = new Phone("+18005550123");
    private static final Phone NO_SUCH_AREA = new Phone("+15555550123");
    private static final Instant FRIDAY_NOON = at("2026-10-30T12:00-04:00[America/New_York]");

    @Test
    void anAllowedCallTakesItsLineAndItsPlaceInTheRateAndTheDay() {
        var allowed = (Allowed) OFFICE.decide(request(NEW_YORK), IDLE, FRIDAY_NOON);

        assertThat(allowed.attempts()).isEqualTo(new AttemptsOfDay(1, Optional.of(LocalDate.of(2026, 10, 30))));
        assertThat(refused(OFFICE.decide(request(NEW_YORK), allowed.next(), FRIDAY_NOON))
                        .reason())
                .isEqualTo(WaitReason.CLINIC_BUSY);
        assertThat(refused(OFFICE.decide(request(TOLL_FREE), allowed.next(), FRIDAY_NOON))
                        .reason())
                .isEqualTo(WaitReason.PACING);
    }

    @Test
    void aNumberOnTheDoNotCallListIsRefusedBeforeAnythingElse() {
        var listed = new DialRequest(NEW_YORK, true, AttemptsOfDay.NONE);

        assertThat(refused(OFFICE.decide(listed, IDLE.pausedFor("lunch"), FRIDAY_NOON))
                        .reason())
                .isEqualTo(WaitReason.DO_NOT_CALL);
    }

    @Test
    void aClosedClinicIsCalledWhenItOpensByItsOwnClock() {
        var saturday = at("2026-10-31T12:00-04:00[America/New_York]");

        var refused = refused(OFFICE.decide(request(NEW_YORK), IDLE, saturday));

        assertThat(refused.reason()).isEqualTo(WaitReason.OUTSIDE_WINDOW);
        assertThat(refused.tryAgainAt()).isEqualTo(at("2026-11-02T08:00-05:00[America/New_York]"));
        assertThat(refused.text())
                .isEqualTo("it is outside the clinic's calling hours; next Mon 2 Nov 08:00 (America/New_York)");
    }

    @Test
    void aHolidayIsNamedAsSuch() {
        var thanksgiving = at("2026-11-26T10:00-05:00[America/New_York]");

        var refused = refused(OFFICE.decide(request(NEW_YORK), IDLE, thanksgiving));

        assertThat(refused.reason()).isEqualTo(WaitReason.HOLIDAY);
        assertThat(refused.tryAgainAt()).isEqualTo(at("2026-11-27T08:00-05:00[America/New_York]"));
    }

    @Test
    void anAreaCodeInTwoZonesIsCalledWhenBothAreOpen() {
        var eightInBoise = at("2026-10-30T08:00-06:00[America/Boise]");

        assertThat(ZONES.of(IDAHO)).containsExactly(ZoneId.of("America/Boise"), ZoneId.of("America/Los_Angeles"));
        assertThat(refused(OFFICE.decide(request(IDAHO), IDLE, eightInBoise)).tryAgainAt())
                .isEqualTo(eightInBoise.plus(Duration.ofHours(1)));
    }

    @Test
    void aTollFreeNumberIsCalledWhenItIsDayInTheWholeCountry() {
        assertThat(ZONES.of(TOLL_FREE)).isEmpty();
        assertThat(OFFICE.decide(request(TOLL_FREE), IDLE, FRIDAY_NOON)).isInstanceOf(Allowed.class);
        assertThat(refused(OFFICE.decide(request(TOLL_FREE), IDLE, FRIDAY_NOON.minus(Duration.ofHours(2))))
                        .tryAgainAt())
                .isEqualTo(at("2026-10-30T08:00-07:00[America/Los_Angeles]"));
    }

    @Test
    void aNumberWithoutAnyZoneWaitsAndSaysWhatToDo() {
        var noDefault = new DialRules(
                new WindowPolicy(WindowPolicy.standard().window(), Set.of()), DailyLimit.standard(), ZONES);

        var refused = refused(noDefault.decide(request(NO_SUCH_AREA), IDLE, FRIDAY_NOON));

        assertThat(refused.reason()).isEqualTo(WaitReason.ZONE_UNKNOWN);
        assertThat(refused.tryAgainAt()).isAfter(FRIDAY_NOON);
        assertThat(refused.text()).contains("set the zones of numbers without a place");
    }

    @Test
    void theSandboxIsCalledAtAnyHourAtAnyNumber() {
        for (int hour = 0; hour < 24 * 7; hour++) {
            var at = FRIDAY_NOON.plus(Duration.ofHours(hour));
            assertThat(SANDBOX.decide(request(NO_SUCH_AREA), IDLE, at)).isInstanceOf(Allowed.class);
            assertThat(SANDBOX.decide(request(NEW_YORK), IDLE, at)).isInstanceOf(Allowed.class);
        }
    }

    @Test
    void theDaysAttemptsEndAtMidnightByTheClinicsClock() {
        var sixToday = new AttemptsOfDay(6, Optional.of(LocalDate.of(2026, 11, 1)));
        var lateInNewYork = at("2026-11-01T23:30-05:00[America/New_York]");

        var refused = refused(SANDBOX.decide(new DialRequest(NEW_YORK, false, sixToday), IDLE, lateInNewYork));

        assertThat(refused.reason()).isEqualTo(WaitReason.DAILY_ATTEMPTS);
        assertThat(refused.tryAgainAt()).isEqualTo(at("2026-11-02T00:00-05:00[America/New_York]"));
        var tomorrow = (Allowed) SANDBOX.decide(new DialRequest(NEW_YORK, false, sixToday), IDLE, refused.tryAgainAt());
        assertThat(tomorrow.attempts()).isEqualTo(new AttemptsOfDay(1, Optional.of(LocalDate.of(2026, 11, 2))));
    }

    @Test
    void pausedDiallingSaysWhoseWordsItWas() {
        var refused = refused(SANDBOX.decide(request(NEW_YORK), IDLE.pausedFor("carrier maintenance"), FRIDAY_NOON));

        assertThat(refused.reason()).isEqualTo(WaitReason.DIALLING_PAUSED);
        assertThat(refused.text()).isEqualTo("dialling is paused: carrier maintenance");
        assertThat(SANDBOX.decide(request(NEW_YORK), IDLE.pausedFor("x").resumed(), FRIDAY_NOON))
                .isInstanceOf(Allowed.class);
    }

    @Test
    void refusedCredentialsHoldEveryCallUntilTheTrial() {
        var open = IDLE.with(IDLE.breaker().after(BreakerSignal.CREDENTIALS_REFUSED, FRIDAY_NOON));

        var refused = refused(SANDBOX.decide(request(NEW_YORK), open, FRIDAY_NOON));
        var trial = (Allowed) SANDBOX.decide(request(NEW_YORK), open, refused.tryAgainAt());

        assertThat(refused.reason()).isEqualTo(WaitReason.BREAKER_OPEN);
        assertThat(refused(SANDBOX.decide(
                                request(TOLL_FREE),
                                trial.next(),
                                refused.tryAgainAt().plusSeconds(2)))
                        .reason())
                .isEqualTo(WaitReason.BREAKER_OPEN);
    }

    @Test
    void theReasonThatLastsLongestIsTheOneGiven() {
        var saturday = at("2026-10-31T12:00-04:00[America/New_York]");
        var busy = IDLE.with(IDLE.pacing().dialled(NEW_YORK, saturday)).pausedFor("maintenance");

        assertThat(refused(OFFICE.decide(request(NEW_YORK), busy, saturday)).reason())
                .isEqualTo(WaitReason.OUTSIDE_WINDOW);
    }

    @Test
    void everyRefusalThatCanEndNamesALaterTime() {
        var now = at("2026-10-31T12:00-04:00[America/New_York]");
        var worst = IDLE.with(IDLE.pacing().dialled(NEW_YORK, now)).pausedFor("maintenance");
        for (var rules : Set.of(OFFICE, SANDBOX)) {
            for (var phone : Set.of(NEW_YORK, IDAHO, TOLL_FREE, NO_SUCH_AREA)) {
                assertThat(refused(rules.decide(request(phone), worst, now)).tryAgainAt())
                        .isAfter(now);
            }
        }
    }

    @Test
    void everyReasonHasAWordAndIsFoundByIt() {
        for (var reason : WaitReason.values()) {
            assertThat(WaitReason.ofWord(reason.word())).isEqualTo(reason);
        }
        assertThatThrownBy(() -> WaitReason.ofWord("whim")).hasMessageContaining("whim");
    }

    private static DialRequest request(Phone clinic) {
        return new DialRequest(clinic, false, AttemptsOfDay.NONE);
    }

    private static Refused refused(DialDecision decision) {
        assertThat(decision).isInstanceOf(Refused.class);
        return (Refused) decision;
    }

    private static Instant at(String zoned) {
        return ZonedDateTime.parse(zoned).toInstant();
    }
}
