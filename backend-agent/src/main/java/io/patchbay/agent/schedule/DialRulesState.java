package io.patchbay.agent.schedule;

import java.util.Optional;

/// Everything about dialling that changes: whether a supervisor paused it (and the words for it), the lines and the
/// rate, the breaker. One owner per agent keeps it; the rules only read it.
public record DialRulesState(Optional<String> paused, Pacing pacing, Breaker breaker) {

    /// Nothing on the line, nothing wrong.
    public static DialRulesState idle(PacingPolicy pacing, BreakerPolicy breaker) {
        return new DialRulesState(Optional.empty(), Pacing.idle(pacing), Breaker.closed(breaker));
    }

    /// With the lines as they are now.
    public DialRulesState with(Pacing now) {
        return new DialRulesState(paused, now, breaker);
    }

    /// With the breaker as it is now.
    public DialRulesState with(Breaker now) {
        return new DialRulesState(paused, pacing, now);
    }

    /// Dialling paused by somebody, for this reason.
    public DialRulesState pausedFor(String why) {
        return new DialRulesState(Optional.of(why), pacing, breaker);
    }

    /// Dialling resumed, the breaker closed.
    public DialRulesState resumed() {
        return new DialRulesState(Optional.empty(), pacing, Breaker.closed(breaker.policy()));
    }
}
