package io.patchbay.agent.adapter.deepgram;

import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Timers in a world that runs a number of times faster.
final class FastTimers extends ScheduledThreadPoolExecutor {

    private final int factor;

    FastTimers(int factor) {
        super(1);
        this.factor = factor;
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
        return super.schedule(task, unit.toMicros(delay) / factor, TimeUnit.MICROSECONDS);
    }
}
