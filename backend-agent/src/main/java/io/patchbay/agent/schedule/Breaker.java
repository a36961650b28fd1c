package io.patchbay.agent.schedule;

import io.patchbay.agent.schedule.DialDecision.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Stops dialling when calls fail in a row for one cause, or at once when credentials are refused; lets one trial call
/// out after a pause, and goes on only when that was carried.
public record Breaker(BreakerPolicy policy, Position position) {

    /// While a trial is under way a row looks again after this; the trial's end should wake it sooner.
    private static final Duration DURING_TRIAL = Duration.ofSeconds(15);

    /// Where the breaker stands.
    public sealed interface Position {

        /// Calls go out; so many failures of each cause have come in a row.
        record Closed(int carrierFailures, int assistantFailures) implements Position {}

        /// No calls go out until then, for this cause; `openings` counts the failed trials too.
        record Open(BreakerSignal cause, Instant since, Instant until, int openings) implements Position {}

        /// One call is out to see whether the cause is gone.
        record Trial(BreakerSignal cause, Instant since, Instant until, int openings) implements Position {}
    }

    /// Calls go out.
    public static Breaker closed(BreakerPolicy policy) {
        return new Breaker(policy, new Position.Closed(0, 0));
    }

    /// Why dialling has stopped and when it is tried again, for the console; empty while calls go out.
    public Optional<String> why() {
        return switch (position) {
            case Position.Closed _ -> Optional.empty();
            case Position.Open open ->
                Optional.of(open.cause().sentence() + "; stopped at " + open.since() + ", next trial call at "
                        + open.until());
            case Position.Trial trial ->
                Optional.of(
                        trial.cause().sentence() + "; stopped at " + trial.since() + ", a trial call is on the line");
        };
    }

    /// Why no call may go out now; empty when one may.
    Optional<Refused> refusal(Instant now) {
        return switch (position) {
            case Position.Closed _ -> Optional.empty();
            case Position.Open open -> now.isBefore(open.until()) ? refused(open.until()) : Optional.empty();
            case Position.Trial trial -> now.isBefore(trial.until()) ? refusedDuring(trial, now) : Optional.empty();
        };
    }

    /// After a call went out: the first one after a pause is the trial.
    Breaker dialled(Instant now) {
        return switch (position) {
            case Position.Closed _ -> this;
            case Position.Open open -> trial(open.cause(), open.since(), now, open.openings());
            case Position.Trial trial -> trial(trial.cause(), trial.since(), now, trial.openings());
        };
    }

    /// After an attempt ended, or failed to begin, and told this.
    public Breaker after(BreakerSignal signal, Instant now) {
        return switch (position) {
            case Position.Closed closed -> afterWhileClosed(closed, signal, now);
            case Position.Open open -> afterWhileOpen(open, signal, now);
            case Position.Trial trial -> afterDuringTrial(trial, signal, now);
        };
    }

    private Breaker afterWhileClosed(Position.Closed closed, BreakerSignal signal, Instant now) {
        return switch (signal) {
            // Who answered says nothing about the assistant.
            case CALL_CARRIED -> count(0, closed.assistantFailures());
            case CONVERSATION_HELD -> count(0, 0);
            case CARRIER_DOWN ->
                closed.carrierFailures() + 1 < policy.failuresInARow()
                        ? count(closed.carrierFailures() + 1, closed.assistantFailures())
                        : open(signal, now, now, 1);
            case ASSISTANT_DOWN ->
                closed.assistantFailures() + 1 < policy.failuresInARow()
                        ? count(closed.carrierFailures(), closed.assistantFailures() + 1)
                        : open(signal, now, now, 1);
            case CREDENTIALS_REFUSED -> open(signal, now, now, 1);
            case SAYS_NOTHING -> this;
        };
    }

    private Breaker afterWhileOpen(Position.Open open, BreakerSignal signal, Instant now) {
        return switch (signal) {
            case CREDENTIALS_REFUSED -> open.cause() == signal ? this : open(signal, open.since(), now, 1);
            // The ends of calls that were placed before.
            case CALL_CARRIED, CONVERSATION_HELD, CARRIER_DOWN, ASSISTANT_DOWN, SAYS_NOTHING -> this;
        };
    }

    private Breaker afterDuringTrial(Position.Trial trial, BreakerSignal signal, Instant now) {
        return switch (signal) {
            case CONVERSATION_HELD -> count(0, 0);
            case CALL_CARRIED -> trial.cause() == BreakerSignal.ASSISTANT_DOWN ? this : count(0, 0);
            case CARRIER_DOWN, ASSISTANT_DOWN, CREDENTIALS_REFUSED ->
                open(signal, trial.since(), now, trial.openings() + 1);
            case SAYS_NOTHING -> this;
        };
    }

    private Breaker count(int carrierFailures, int assistantFailures) {
        return new Breaker(policy, new Position.Closed(carrierFailures, assistantFailures));
    }

    private Breaker open(BreakerSignal cause, Instant since, Instant now, int openings) {
        return new Breaker(policy, new Position.Open(cause, since, now.plus(pause(cause, openings)), openings));
    }

    private Breaker trial(BreakerSignal cause, Instant since, Instant now, int openings) {
        return new Breaker(policy, new Position.Trial(cause, since, now.plus(policy.trialLimit()), openings));
    }

    private Duration pause(BreakerSignal cause, int openings) {
        var pause = cause == BreakerSignal.CREDENTIALS_REFUSED ? policy.credentialsPause() : policy.firstPause();
        for (int i = 1; i < openings && pause.compareTo(policy.longestPause()) < 0; i++) {
            pause = pause.multipliedBy(2);
        }
        return pause.compareTo(policy.longestPause()) < 0 ? pause : policy.longestPause();
    }

    private Optional<Refused> refusedDuring(Position.Trial trial, Instant now) {
        var soon = now.plus(DURING_TRIAL);
        return refused(soon.isBefore(trial.until()) ? soon : trial.until());
    }

    private Optional<Refused> refused(Instant tryAgainAt) {
        return Optional.of(new Refused(WaitReason.BREAKER_OPEN, tryAgainAt, why().orElse("")));
    }
}
