package io.patchbay.agent.runtime;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// The agent's clock and timers, running `speed` times faster than the wall from `epoch` on. At speed 1 it is the wall
/// clock.
public final class ScaledTime implements InstantSource, Timers {

    private final InstantSource wall;
    private final Instant epoch;
    private final Instant wallEpoch;
    private final double speed;
    private final ScheduledExecutorService scheduler;

    /// `epoch` is the scaled instant at the wall instant `wallEpoch`. The scheduler only hands tasks on to virtual
    /// threads.
    public ScaledTime(
            InstantSource wall, Instant wallEpoch, Instant epoch, double speed, ScheduledExecutorService scheduler) {
        if (!(speed > 0)) {
            throw new IllegalArgumentException("speed: must be greater than 0");
        }
        this.wall = wall;
        this.wallEpoch = wallEpoch;
        this.epoch = epoch;
        this.speed = speed;
        this.scheduler = scheduler;
    }

    @Override
    public Instant instant() {
        Duration real = Duration.between(wallEpoch, wall.instant());
        return epoch.plusNanos((long) (real.toNanos() * speed));
    }

    @Override
    public void after(Duration delay, Runnable task) {
        try {
            var _ = scheduler.schedule(
                    () -> Thread.ofVirtual().start(task), real(delay).toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException stopping) {
            // The agent is going down; whoever takes the call over has its own timers.
            return;
        }
    }

    /// The wall time that so much of the agent's time takes.
    public Duration real(Duration scaled) {
        return Duration.ofNanos((long) (scaled.toNanos() / speed));
    }

    /// The longer of a wait of the agent's and one that the wall must have.
    public Duration atLeast(Duration scaled, Duration real) {
        Duration asScaled = Duration.ofNanos((long) (real.toNanos() * speed));
        return scaled.compareTo(asScaled) < 0 ? asScaled : scaled;
    }

    public double speed() {
        return speed;
    }
}
