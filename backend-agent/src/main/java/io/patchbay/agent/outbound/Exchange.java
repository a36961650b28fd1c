package io.patchbay.agent.outbound;

import java.time.Duration;
import java.util.Optional;

/// What became of one request. The difference between [NotSent] and [Lost] decides whether a clinic may be dialled
/// again.
public sealed interface Exchange {

    /// The provider answered. The body may hold patient data, so it is not in the text form.
    record Answered(int status, String body, Optional<Duration> retryAfter) implements Exchange {

        public boolean succeeded() {
            return status >= 200 && status < 300;
        }

        @Override
        public String toString() {
            return "Answered[" + status + "]";
        }
    }

    /// The request never left: nothing has happened at the provider. `reason` is a short word of ours.
    record NotSent(String reason) implements Exchange {}

    /// The request may have left and no answer is known. `reason` is a short word of ours.
    record Lost(String reason) implements Exchange {}
}
