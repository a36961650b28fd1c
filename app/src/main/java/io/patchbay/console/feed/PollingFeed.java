package io.patchbay.console.feed;

import io.patchbay.contract.supabase.SupabaseFailure;
import java.time.InstantSource;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks for everything at a fixed pace, and goes on asking at that pace through every failure: that is how it heals.
public final class PollingFeed implements Feed {

    private static final Logger LOG = LoggerFactory.getLogger(PollingFeed.class);
    private static final String BROKEN = "internal";

    private final RowSource source;
    private final FeedPolicy policy;
    private final InstantSource clock;
    private final ScheduledExecutorService thread;
    private ConsoleState state = ConsoleState.EMPTY;
    private @Nullable Future<?> polling;

    /// `thread` must be a single one; the feed ends it when closed.
    public PollingFeed(RowSource source, FeedPolicy policy, InstantSource clock, ScheduledExecutorService thread) {
        this.source = source;
        this.policy = policy;
        this.clock = clock;
        this.thread = thread;
    }

    @Override
    public void open(Consumer<ConsoleState> listener) {
        var pause = policy.interval().toMillis();
        polling = thread.scheduleWithFixedDelay(() -> poll(listener), 0, pause, TimeUnit.MILLISECONDS);
    }

    private void poll(Consumer<ConsoleState> listener) {
        try {
            state = next();
            listener.accept(state);
        } catch (RuntimeException ours) {
            // An escape would end the schedule silently; the type is enough, the text may quote a row.
            LOG.atError().addKeyValue("failure", ours.getClass().getName()).log("poll broke");
            state = state.failed(BROKEN);
            listener.accept(state);
        }
    }

    private ConsoleState next() {
        try {
            return state.read(source.read(), clock.instant());
        } catch (SupabaseFailure failure) {
            LOG.atDebug()
                    .addKeyValue("code", failure.code())
                    .addKeyValue("status", failure.status())
                    .log("poll failed");
            return state.failed(failure.code());
        }
    }

    @Override
    public void close() {
        if (polling != null) {
            polling.cancel(true);
        }
        thread.shutdownNow();
    }
}
