package io.patchbay.agent.schedule;

import java.time.Duration;

/// How fast and how many. `burst` calls may go out together after a quiet time; after a refusal for want of a free line
/// a row looks again after `lookAgain` (a call's end should wake it sooner).
public record PacingPolicy(
        double callsPerSecond, int burst, int concurrentCalls, int concurrentAssistants, Duration lookAgain) {

    private static final double NANOS_PER_SECOND = 1e9;

    public PacingPolicy {
        if (!(callsPerSecond > 0) || burst < 1 || concurrentCalls < 1 || concurrentAssistants < 1) {
            throw new IllegalArgumentException("pacing: every limit must be positive");
        }
        if (!lookAgain.isPositive()) {
            throw new IllegalArgumentException("pacing: the time to look again must be positive");
        }
    }

    /// What a new account at the carrier and at the assistant's provider allows.
    public static PacingPolicy standard() {
        return new PacingPolicy(
                // Twilio's default; calls above it are queued there, where we no longer see why they wait.
                1.0,
                // One: the carrier's limit is per second, not on average.
                1,
                // Each call needs an assistant waiting on hold, so more calls than assistants would only ring.
                10,
                // VAPI's default; above it calls wait or fail there.
                10,
                // A fraction of the shortest call.
                Duration.ofSeconds(5));
    }

    /// One agent's share of the account's rate. Lines are counted across agents and are not shared out.
    public PacingPolicy sharedBy(int agents) {
        return new PacingPolicy(
                callsPerSecond / Math.max(1, agents), burst, concurrentCalls, concurrentAssistants, lookAgain);
    }

    /// The time that one call takes of the rate, rounded up.
    Duration interval() {
        return Duration.ofNanos((long) Math.ceil(NANOS_PER_SECOND / callsPerSecond));
    }
}
