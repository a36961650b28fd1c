package io.patchbay.sandbox.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A clock that runs `speed` times faster than the wall, with timers that follow it. Two programs given the same speed
/// and the same epoch agree on the time.
public final class ScaledTime implements InstantSource, AutoCloseable {

    /// A timer that has been set. Cancelling one that has fired does nothing.
    public interface Timer {
        void cancel();
    }

    private static final Logger LOG = LoggerFactory.getLogger(ScaledTime.class);

    private final double speed;
    private final Instant epoch;
    private final LongSupplier nanos;
    private final long startNanos;
    private final ScheduledThreadPoolExecutor timers;

    /// `epoch` is what this clock shows at the moment of construction; `nanos` is the wall's monotonic nanosecond
    /// counter.
    public ScaledTime(double speed, Instant epoch, LongSupplier nanos) {
        if (!(speed > 0) || Double.isInfinite(speed)) {
            throw new IllegalArgumentException("the speed must be a positive number");
        }
        this.speed = speed;
        this.epoch = epoch;
        this.nanos = nanos;
        this.startNanos = nanos.getAsLong();
        this.timers = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("sandbox-timers").factory());
        timers.setRemoveOnCancelPolicy(true);
    }

    public double speed() {
        return speed;
    }

    @Override
    public Instant instant() {
        return epoch.plusNanos(elapsedNanos());
    }

    /// Scaled nanoseconds since construction; never goes back.
    public long elapsedNanos() {
        return (long) ((nanos.getAsLong() - startNanos) * speed);
    }

    /// How long the wall takes for so much scaled time.
    public Duration real(Duration scaled) {
        return Duration.ofNanos((long) (scaled.toNanos() / speed));
    }

    /// Runs the task once, after so much scaled time, on the timer thread: it must be short and must not block.
    public Timer after(Duration scaled, Runnable task) {
        Future<?> pending =
                timers.schedule(() -> guarded(task), Math.max(0, real(scaled).toNanos()), TimeUnit.NANOSECONDS);
        return () -> pending.cancel(false);
    }

    @Override
    public void close() {
        timers.shutdownNow();
    }

    private static void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.atError()
                    .addKeyValue("error", e.getClass().getName())
                    .setCause(e)
                    .log("a timer's task failed");
        }
    }
}
