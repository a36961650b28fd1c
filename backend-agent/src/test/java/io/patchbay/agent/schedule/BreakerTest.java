package io.patchbay.agent.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BreakerTest {

    private static final Instant NOW = Instant.parse("2026-11-23T15:00:00Z");
    private static final BreakerPolicy POLICY = new BreakerPolicy(
            3, Duration.ofMinutes(1), Duration.ofMinutes(10), Duration.ofMinutes(30), Duration.ofMinutes(2));
    private static final Breaker CLOSED = Breaker.closed(POLICY);

    @Test
    void failuresInARowOfOneCauseStopDialling() {
        var two = after(CLOSED, BreakerSignal.CARRIER_DOWN, 2);
        var three = after(two, BreakerSignal.CARRIER_DOWN, 1);

        assertThat(two.refusal(NOW)).isEmpty();
        assertThat(three.refusal(NOW)).hasValueSatisfying(refused -> {
            assertThat(refused.reason()).isEqualTo(WaitReason.BREAKER_OPEN);
            assertThat(refused.tryAgainAt()).isEqualTo(NOW.plusSeconds(60));
            assertThat(refused.text()).startsWith("the carrier could not complete calls; stopped at 2026-11-23T15:00");
        });
    }

    @Test
    void aCallThatWentThroughStartsTheCountAnew() {
        var almost = after(CLOSED, BreakerSignal.CARRIER_DOWN, 2);
        var again = after(after(almost, BreakerSignal.CALL_CARRIED, 1), BreakerSignal.CARRIER_DOWN, 2);

        assertThat(again.refusal(NOW)).isEmpty();
    }

    @Test
    void causesAreCountedApart() {
        var breaker = CLOSED;
        for (int i = 0; i < 2; i++) {
            breaker = breaker.after(BreakerSignal.CARRIER_DOWN, NOW).after(BreakerSignal.ASSISTANT_DOWN, NOW);
        }

        assertThat(breaker.refusal(NOW)).isEmpty();
    }

    @Test
    void clinicsThatDoNotPickUpDoNotHideAnAssistantThatIsDown() {
        var breaker = CLOSED;
        for (int i = 0; i < 3; i++) {
            breaker = breaker.after(BreakerSignal.ASSISTANT_DOWN, NOW).after(BreakerSignal.CALL_CARRIED, NOW);
        }

        assertThat(breaker.why()).hasValueSatisfying(why -> assertThat(why).startsWith("the assistant could not join"));
    }

    @Test
    void refusedCredentialsStopDiallingAtOnce() {
        var open = CLOSED.after(BreakerSignal.CREDENTIALS_REFUSED, NOW);

        assertThat(open.refusal(NOW).orElseThrow().tryAgainAt()).isEqualTo(NOW.plus(Duration.ofMinutes(10)));
        assertThat(open.why())
                .hasValueSatisfying(why -> assertThat(why).startsWith("a provider refused our credentials"));
    }

    @Test
    void afterThePauseOneTrialCallGoesOutAndNoOther() {
        var open = after(CLOSED, BreakerSignal.CARRIER_DOWN, 3);
        var later = NOW.plusSeconds(60);

        assertThat(open.refusal(later.minusNanos(1))).isPresent();
        assertThat(open.refusal(later)).isEmpty();
        var trial = open.dialled(later);
        assertThat(trial.refusal(later).orElseThrow().tryAgainAt())
                .isAfter(later)
                .isBefore(later.plusSeconds(60));
        assertThat(trial.why()).hasValueSatisfying(why -> assertThat(why).contains("a trial call is on the line"));
    }

    @Test
    void aTrialThatIsCarriedOpensTheWay() {
        var trial = after(CLOSED, BreakerSignal.CARRIER_DOWN, 3).dialled(NOW.plusSeconds(60));

        var closed = trial.after(BreakerSignal.CALL_CARRIED, NOW.plusSeconds(70));

        assertThat(closed).isEqualTo(CLOSED);
        assertThat(closed.why()).isEmpty();
    }

    @Test
    void eachFailedTrialDoublesThePauseUpToTheLongest() {
        var breaker = after(CLOSED, BreakerSignal.CARRIER_DOWN, 3);
        var now = NOW;
        for (int minutes : new int[] {1, 2, 4, 8, 16, 30, 30}) {
            var until = breaker.refusal(now).orElseThrow().tryAgainAt();
            assertThat(Duration.between(now, until)).isEqualTo(Duration.ofMinutes(minutes));
            now = until;
            breaker = breaker.dialled(now).after(BreakerSignal.CARRIER_DOWN, now);
        }
        assertThat(breaker.why()).hasValueSatisfying(why -> assertThat(why).contains("stopped at " + NOW));
    }

    @Test
    void aTrialThatTellsNothingIsFollowedByAnother() {
        var start = NOW.plusSeconds(60);
        var trial =
                after(CLOSED, BreakerSignal.CARRIER_DOWN, 3).dialled(start).after(BreakerSignal.SAYS_NOTHING, start);

        assertThat(trial.refusal(start.plusSeconds(119))).isPresent();
        assertThat(trial.refusal(start.plusSeconds(120))).isEmpty();
        assertThat(trial.dialled(start.plusSeconds(120)).refusal(start.plusSeconds(121)))
                .isPresent();
    }

    @Test
    void onlyAConversationShowsThatTheAssistantIsBack() {
        var trial = after(CLOSED, BreakerSignal.ASSISTANT_DOWN, 3).dialled(NOW.plusSeconds(60));
        var later = NOW.plusSeconds(61);

        assertThat(trial.after(BreakerSignal.CALL_CARRIED, later)).isEqualTo(trial);
        assertThat(trial.after(BreakerSignal.CONVERSATION_HELD, later)).isEqualTo(CLOSED);
    }

    @Test
    void theEndsOfEarlierCallsDoNotCloseAnOpenBreaker() {
        var open = CLOSED.after(BreakerSignal.CREDENTIALS_REFUSED, NOW);

        for (var signal : BreakerSignal.values()) {
            assertThat(open.after(signal, NOW.plusSeconds(1))).as("%s", signal).isEqualTo(open);
        }
    }

    @Test
    void refusedCredentialsOutrankACarrierThatIsDown() {
        var open = after(CLOSED, BreakerSignal.CARRIER_DOWN, 3).after(BreakerSignal.CREDENTIALS_REFUSED, NOW);

        assertThat(open.refusal(NOW).orElseThrow().tryAgainAt()).isEqualTo(NOW.plus(Duration.ofMinutes(10)));
    }

    private static Breaker after(Breaker breaker, BreakerSignal signal, int times) {
        var now = breaker;
        for (int i = 0; i < times; i++) {
            now = now.after(signal, NOW);
        }
        return now;
    }
}
