package io.patchbay.agent.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.patchbay.contract.phi.Phone;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PacingTest {

    private static final Instant NOW = Instant.parse("2026-11-23T15:00:00Z");
    private static final Duration AGAIN = Duration.ofSeconds(5);

    @Test
    void aSecondCallToTheSameClinicWaits() {
        var pacing = Pacing.idle(new PacingPolicy(1000, 10, 10, 10, AGAIN)).dialled(clinic(1), NOW);

        assertThat(pacing.refusal(clinic(1), NOW.plusSeconds(60))).hasValueSatisfying(refused -> {
            assertThat(refused.reason()).isEqualTo(WaitReason.CLINIC_BUSY);
            assertThat(refused.tryAgainAt()).isEqualTo(NOW.plusSeconds(65));
        });
        assertThat(pacing.refusal(clinic(2), NOW.plusSeconds(60))).isEmpty();
        assertThat(pacing.ended(clinic(1)).refusal(clinic(1), NOW.plusSeconds(60)))
                .isEmpty();
    }

    @Test
    void aRefusalForTheRateNamesTheMomentAtWhichItEnds() {
        var pacing = Pacing.idle(new PacingPolicy(4, 1, 10, 10, AGAIN)).dialled(clinic(1), NOW);

        var refused = pacing.refusal(clinic(2), NOW).orElseThrow();

        assertThat(refused.reason()).isEqualTo(WaitReason.PACING);
        assertThat(refused.tryAgainAt()).isEqualTo(NOW.plusMillis(250));
        assertThat(pacing.refusal(clinic(2), NOW.plusMillis(249))).isPresent();
        assertThat(pacing.refusal(clinic(2), NOW.plusMillis(250))).isEmpty();
    }

    @Test
    void aBurstGoesOutAtOnceAfterAQuietTime() {
        var pacing = Pacing.idle(new PacingPolicy(1, 3, 10, 10, AGAIN));
        assertThat(pacing.room(NOW)).isEqualTo(3);
        for (int call = 1; call <= 3; call++) {
            assertThat(pacing.refusal(clinic(call), NOW)).isEmpty();
            pacing = pacing.dialled(clinic(call), NOW);
        }

        assertThat(pacing.refusal(clinic(4), NOW)).isPresent();
        assertThat(pacing.room(NOW)).isZero();
        assertThat(pacing.room(NOW.plusMillis(1500))).isEqualTo(1);
    }

    @Test
    void fullLinesWaitAndSaySo() {
        var calls = Pacing.idle(new PacingPolicy(1000, 10, 2, 10, AGAIN)).seeing(Set.of(clinic(1), clinic(2)), 2);
        var assistants = Pacing.idle(new PacingPolicy(1000, 10, 9, 2, AGAIN)).seeing(Set.of(clinic(1)), 2);

        assertThat(calls.refusal(clinic(3), NOW).orElseThrow().reason()).isEqualTo(WaitReason.CALLS_FULL);
        assertThat(calls.room(NOW)).isZero();
        assertThat(assistants.refusal(clinic(3), NOW).orElseThrow().reason()).isEqualTo(WaitReason.ASSISTANTS_FULL);
    }

    @Test
    void theEndOfACallNobodyKnowsFreesNothing() {
        var pacing = Pacing.idle(PacingPolicy.standard()).seeing(Set.of(clinic(1)), 1);

        assertThat(pacing.ended(clinic(2))).isEqualTo(pacing);
    }

    @Test
    void agentsShareTheRateAndNotTheLines() {
        var shared = new PacingPolicy(6, 1, 10, 10, AGAIN).sharedBy(3);

        assertThat(shared.callsPerSecond()).isEqualTo(2);
        assertThat(shared.concurrentCalls()).isEqualTo(10);
    }

    @Test
    void neverMoreCallsThanTheRateInAnyTimeNeverMoreLinesThanAllowed() {
        for (long seed = 1; seed <= 60; seed++) {
            var random = new Random(seed);
            var policy = new PacingPolicy(
                    0.3 + random.nextDouble() * 20,
                    1 + random.nextInt(4),
                    1 + random.nextInt(6),
                    1 + random.nextInt(6),
                    AGAIN);
            assertHolds(policy, dials(policy, random), seed);
        }
    }

    /// Random demand, random ends; returns when calls went out.
    private static List<Instant> dials(PacingPolicy policy, Random random) {
        var pacing = Pacing.idle(policy);
        var now = NOW;
        var dials = new ArrayList<Instant>();
        for (int i = 0; i < 600; i++) {
            now = now.plusNanos(random.nextLong(200_000_000));
            var clinic = clinic(random.nextInt(8));
            var refusal = pacing.refusal(clinic, now);
            assertThat(refusal.isEmpty())
                    .isEqualTo(pacing.room(now) > 0 && !pacing.onTheLine().contains(clinic));
            if (refusal.isEmpty()) {
                pacing = pacing.dialled(clinic, now);
                dials.add(now);
            } else {
                assertThat(refusal.get().tryAgainAt()).isAfter(now);
            }
            assertThat(pacing.onTheLine()).hasSizeLessThanOrEqualTo(policy.concurrentCalls());
            assertThat(pacing.assistants()).isLessThanOrEqualTo(policy.concurrentAssistants());
            if (random.nextInt(3) == 0) {
                pacing = pacing.ended(clinic(random.nextInt(8)));
            }
        }
        return dials;
    }

    private static void assertHolds(PacingPolicy policy, List<Instant> dials, long seed) {
        assertThat(dials).as("seed %d", seed).isNotEmpty();
        for (int from = 0; from < dials.size(); from++) {
            for (int to = from; to < dials.size(); to++) {
                var seconds = Duration.between(dials.get(from), dials.get(to)).toNanos() / 1e9;
                assertThat((double) (to - from + 1))
                        .as("seed %d, calls %d to %d within %f s", seed, from, to, seconds)
                        .isLessThanOrEqualTo(policy.burst() + seconds * policy.callsPerSecond() + 1e-6);
            }
        }
    }

    @Test
    void clinicsInThePacingAreMaskedInItsText() {
        var text = Pacing.idle(PacingPolicy.standard()).dialled(clinic(7), NOW).toString();

        assertThat(text).doesNotContain("2125550107");
    }

    @Test
    void roomCountsEachClinicOnce() {
        var pacing = Pacing.idle(new PacingPolicy(1000, 50, 10, 10, AGAIN));
        var live = new HashSet<Phone>();
        for (int i = 0; i < 4; i++) {
            live.add(clinic(i));
        }

        assertThat(pacing.seeing(live, 4).room(NOW)).isEqualTo(6);
        assertThat(pacing.seeing(live, 12).room(NOW)).isZero();
    }

    private static Phone clinic(int number) {
        return new Phone("+1212555010" + number);
    }
}
