package io.patchbay.agent.schedule;

import java.time.Duration;

/// When dialling stops by itself and when it is tried again. A pause doubles each time the trial call fails, up to the
/// longest; a trial that tells nothing within `trialLimit` is followed by another.
public record BreakerPolicy(
        int failuresInARow,
        Duration firstPause,
        Duration credentialsPause,
        Duration longestPause,
        Duration trialLimit) {

    public BreakerPolicy {
        if (failuresInARow < 1) {
            throw new IllegalArgumentException("breaker: at least one failure must be needed");
        }
    }

    /// The numbers of the product.
    public static BreakerPolicy standard() {
        return new BreakerPolicy(
                // Three numbers in a row may be bad luck, five have one cause.
                5,
                // Carriers recover within minutes or within hours; this is the first guess.
                Duration.ofMinutes(1),
                // A person has to set them right: look a few times an hour, not every minute.
                Duration.ofMinutes(10),
                // Never so long that a recovered carrier stands idle for an afternoon.
                Duration.ofMinutes(30),
                // A call that rings unanswered is over by then.
                Duration.ofMinutes(2));
    }
}
