package io.patchbay.agent.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {

    private static final RetryPolicy POLICY = RetryPolicy.standard();
    private static final RetryRule.Backoff RULE = new RetryRule.Backoff(Duration.ofMinutes(10), Duration.ofMinutes(60));

    @Test
    void theWaitDoublesUpToTheCap() {
        assertThat(POLICY.delay(RULE, 0, 0.5)).isEqualTo(Duration.ofMinutes(10));
        assertThat(POLICY.delay(RULE, 1, 0.5)).isEqualTo(Duration.ofMinutes(20));
        assertThat(POLICY.delay(RULE, 2, 0.5)).isEqualTo(Duration.ofMinutes(40));
        assertThat(POLICY.delay(RULE, 3, 0.5)).isEqualTo(Duration.ofMinutes(60));
        assertThat(POLICY.delay(RULE, 1_000_000, 0.5)).isEqualTo(Duration.ofMinutes(60));
    }

    @Test
    void jitterSpreadsTheWaitByAFifthToEitherSide() {
        var random = new Random(7);
        for (int i = 0; i < 1000; i++) {
            assertThat(POLICY.delay(RULE, 0, random.nextDouble()))
                    .isBetween(Duration.ofMinutes(8), Duration.ofMinutes(12));
        }
        assertThat(POLICY.delay(RULE, 0, 0)).isEqualTo(Duration.ofMinutes(8));
    }

    @Test
    void aPolicyWithoutARuleForSomeEndingIsRefused() {
        var rules = new EnumMap<>(POLICY.rules());
        rules.remove(CallFailure.FAX);

        assertThatThrownBy(() -> new RetryPolicy(
                        rules,
                        POLICY.unableToConnect(),
                        POLICY.jitter(),
                        POLICY.classificationWait(),
                        POLICY.lookUpLimit(),
                        POLICY.placementLimit(),
                        POLICY.callLimit()))
                .hasMessageContaining("fax");
    }
}
