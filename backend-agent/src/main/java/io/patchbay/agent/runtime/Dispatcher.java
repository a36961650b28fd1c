package io.patchbay.agent.runtime;

import io.patchbay.agent.port.store.CallStore;
import io.patchbay.agent.port.store.DueCalls;
import io.patchbay.agent.port.store.Sessions;
import io.patchbay.contract.id.AgentId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes due work, one thread: wakes on an insert, on the next due time, on the end of a call, and on its interval
/// whatever happens.
final class Dispatcher {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final int BATCH = 20;
    private static final Duration STOP_WITHIN = Duration.ofSeconds(3);
    private static final Duration WHILE_AWAY = Duration.ofSeconds(2);

    private final AgentId agent;
    private final DueCalls due;
    private final Sessions sessions;
    private final DialDesk desk;
    private final CallPlacement placement;
    private final ScaledTime time;
    private final Pace pace;
    private final Semaphore wakes = new Semaphore(0);
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean stopped;

    /// `interval` is the longest sleep, `lease` how long a claimed row stays ours.
    record Pace(Duration interval, Duration lease) {}

    Dispatcher(AgentId agent, Queue queue, DialDesk desk, CallPlacement placement, ScaledTime time, Pace pace) {
        this.agent = agent;
        this.due = queue.due();
        this.sessions = queue.sessions();
        this.desk = desk;
        this.placement = placement;
        this.time = time;
        this.pace = pace;
    }

    /// Where work comes from and what is on the line.
    record Queue(DueCalls due, Sessions sessions) {}

    /// Looks for work soon. From any thread, never blocks.
    void wake() {
        wakes.release();
    }

    void start() {
        Thread.ofVirtual().name("dispatcher").start(this::run);
    }

    /// Takes no more work; claims go back to the queue.
    void stop() {
        stopped = true;
        wake();
        try {
            if (!ended.await(STOP_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.atWarn().log("the dispatcher did not stop in time");
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!stopped) {
            Duration pause;
            try {
                pause = round();
            } catch (CallStore.StoreUnavailable away) {
                LOG.atWarn().log("the database is away; looking again soon");
                pause = WHILE_AWAY;
            } catch (RuntimeException mistake) {
                LOG.atError().setCause(mistake).log("a round of the dispatcher failed");
                pause = WHILE_AWAY;
            }
            sleep(pause);
        }
        try {
            due.release(agent);
        } catch (CallStore.StoreUnavailable away) {
            LOG.atWarn().log("claims stay until their lease is over");
        } finally {
            ended.countDown();
        }
    }

    /// One round; how long nothing is to be expected afterwards.
    private Duration round() {
        Instant now = time.instant();
        desk.refresh(sessions.liveNumbers());
        List<DueCalls.DueCall> claimed = due.claim(agent, now, pace.lease(), BATCH);
        for (DueCalls.DueCall call : claimed) {
            placement.advance(call);
        }
        if (claimed.size() == BATCH) {
            return Duration.ZERO;
        }
        Instant after = time.instant();
        return due.nextDueAt(after)
                .map(next -> Duration.between(after, next))
                .filter(wait -> wait.compareTo(pace.interval()) < 0)
                .orElse(pace.interval());
    }

    private void sleep(Duration pause) {
        try {
            long nanos = Math.max(1_000_000L, time.real(pause).toNanos());
            if (wakes.tryAcquire(nanos, TimeUnit.NANOSECONDS)) {
                wakes.drainPermits();
            }
        } catch (InterruptedException stop) {
            stopped = true;
            Thread.currentThread().interrupt();
        }
    }
}
