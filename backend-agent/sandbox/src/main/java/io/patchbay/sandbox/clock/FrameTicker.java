package io.patchbay.sandbox.clock;

import io.patchbay.sandbox.line.Frames;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one thread that advances every live leg, 20 ms of scaled time at a turn, and runs whatever is handed to it
/// between turns. When late it catches up frame by frame: no audio is skipped. When late by more than a second of audio
/// (a paused process, a busy machine) audio time falls behind the clock instead: nobody could answer in the middle of a
/// burst. What is touched only from here needs no lock.
public final class FrameTicker implements Executor, AutoCloseable {

    /// What is advanced. Called on the ticker's thread only.
    public interface Turn {

        /// The first frame, `from` or later, at which there is anything to do; `Long.MAX_VALUE` when nothing is
        /// foreseen.
        /// Frames before it are skipped.
        long wanted(long from);

        void frame(long number);

        /// The frames due by now are done: send what was gathered.
        void rest();
    }

    private static final Logger LOG = LoggerFactory.getLogger(FrameTicker.class);
    private static final long FRAME_NANOS = TimeUnit.MILLISECONDS.toNanos(Frames.MILLIS);
    /// No more wake-ups per second of wall time than this pause allows; fast clocks do several frames per wake-up.
    private static final long SHORTEST_PAUSE_NANOS = 1_000_000;
    private static final long LONGEST_PAUSE_NANOS = 1_000_000_000;
    private static final int FRAMES_BETWEEN_RESTS = 16;
    private static final int MOST_TO_CATCH_UP = 50;

    private static final Turn NOTHING = new Turn() {
        @Override
        public long wanted(long from) {
            return Long.MAX_VALUE;
        }

        @Override
        public void frame(long number) {}

        @Override
        public void rest() {}
    };

    private final ScaledTime time;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final Thread thread;
    private volatile boolean open = true;
    private Turn turn = NOTHING;
    private long frame;
    /// Frames by which audio time has fallen behind the clock for good.
    private long behind;
    private int sinceRest;

    public FrameTicker(ScaledTime time) {
        this.time = time;
        this.thread = Thread.ofPlatform().daemon().name("sandbox-frames").unstarted(this::run);
    }

    /// Begins to advance `turn`. Once.
    public void start(Turn turn) {
        this.turn = turn;
        thread.start();
    }

    /// The frame being advanced, or about to be: audio time. Only for the ticker's own thread.
    public long current() {
        return frame;
    }

    /// Runs the task on the ticker's thread, between two frames. Tasks handed in after closing are dropped.
    @Override
    public void execute(Runnable task) {
        tasks.add(task);
        LockSupport.unpark(thread);
    }

    @Override
    public void close() {
        open = false;
        LockSupport.unpark(thread);
        try {
            thread.join(2000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (open) {
            long due = due();
            frame = Math.max(frame, Math.min(turn.wanted(frame), due));
            runTasks();
            long wanted = turn.wanted(frame);
            behind += Math.max(0, due - frame - MOST_TO_CATCH_UP);
            due = due();
            if (frame < due && frame >= wanted) {
                advance(due);
            } else {
                pause(Math.max(wanted, frame) + 1);
            }
        }
    }

    private long due() {
        return time.elapsedNanos() / FRAME_NANOS - behind;
    }

    private void advance(long due) {
        guarded(() -> turn.frame(frame));
        frame++;
        if (frame >= due || ++sinceRest >= FRAMES_BETWEEN_RESTS) {
            sinceRest = 0;
            guarded(turn::rest);
        }
    }

    private void runTasks() {
        Runnable task = tasks.poll();
        if (task == null) {
            return;
        }
        while (task != null) {
            guarded(task);
            task = tasks.poll();
        }
        guarded(turn::rest);
    }

    private void pause(long untilFrame) {
        long clockFrame = untilFrame + behind;
        boolean never = clockFrame < 0 || clockFrame > Long.MAX_VALUE / FRAME_NANOS;
        long scaled = never ? Long.MAX_VALUE : clockFrame * FRAME_NANOS;
        double real = (scaled - time.elapsedNanos()) / time.speed();
        long nanos = (long) Math.clamp(real, SHORTEST_PAUSE_NANOS, LONGEST_PAUSE_NANOS);
        if (tasks.isEmpty() && open) {
            LockSupport.parkNanos(this, nanos);
        }
    }

    private static void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.atError()
                    .addKeyValue("error", e.getClass().getName())
                    .setCause(e)
                    .log("a turn failed");
        }
    }
}
