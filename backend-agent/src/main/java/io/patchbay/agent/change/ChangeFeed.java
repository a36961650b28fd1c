package io.patchbay.agent.change;

import io.patchbay.agent.change.PgOutput.Message;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells a listener every committed change, in order, and never leaves it in doubt: it reconnects by itself and
/// says [ChangeListener#gap] whenever something may have been missed.
public final class ChangeFeed implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ChangeFeed.class);
    private static final Duration FIRST_RETRY = Duration.ofMillis(50);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);
    /// How many polls pass before a server that refused replication is asked again.
    private static final int POLLS_PER_REQUEST = 30;

    private final ChangeFeedSettings settings;
    private final ChangeListener listener;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicReference<@Nullable ReplicationStream> stream = new AtomicReference<>();
    private final AtomicLong heard = new AtomicLong();
    private final Thread reader;
    private final Thread pulse;

    private ChangeFeed(ChangeFeedSettings settings, ChangeListener listener) {
        this.settings = settings;
        this.listener = listener;
        this.reader = Thread.ofVirtual().name("change-feed").unstarted(this::run);
        this.pulse = Thread.ofVirtual().name("change-feed-pulse").unstarted(this::watch);
    }

    /// Returns at once; the first `gap` says that the feed has begun, or why it cannot.
    public static ChangeFeed start(ChangeFeedSettings settings, ChangeListener listener) {
        var feed = new ChangeFeed(settings, listener);
        feed.reader.start();
        feed.pulse.start();
        return feed;
    }

    /// Whether changes are being heard as they commit.
    public boolean isLive() {
        return stream.get() != null;
    }

    /// After this returns the listener is not called again.
    @Override
    public void close() {
        closed.countDown();
        abort();
        try {
            reader.join(CLOSE_TIMEOUT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        var retry = FIRST_RETRY;
        while (!isClosed()) {
            try (var open = ReplicationStream.open(settings)) {
                stream.set(open);
                retry = FIRST_RETRY;
                LOG.info("change feed: listening");
                tellGap("the change feed has begun");
                listen(open);
            } catch (SQLException | RuntimeException e) {
                stream.set(null);
                if (!isClosed()) {
                    retry = pause(e, retry);
                }
            }
        }
    }

    private void listen(ReplicationStream open) throws SQLException {
        while (!isClosed()) {
            var message = open.next();
            heard.incrementAndGet();
            switch (message) {
                case Message.Changed changed when changed.schema().equals("public") -> tell(changed.change());
                case Message.Truncated _ -> tellGap("a table was emptied");
                case Message.Changed _, Message.Committed _, Message.Other _ -> {}
            }
        }
    }

    /// Waits before the next attempt, telling the listener to read the tables meanwhile. Returns the wait after
    /// that.
    private Duration pause(Exception e, Duration retry) {
        var state = e instanceof SQLException sql && sql.getSQLState() != null ? sql.getSQLState() : "none";
        LOG.atWarn().addKeyValue("sqlState", state).log("change feed: lost");
        if (isRefusal(state)) {
            for (int i = 0; i < POLLS_PER_REQUEST && !isClosed(); i++) {
                tellGap("the server refuses to stream changes (" + state + "); tables are read every "
                        + settings.poll().toMillis() + " ms instead");
                await(settings.poll());
            }
            return FIRST_RETRY;
        }
        tellGap("the change feed was lost (" + state + ")");
        await(retry);
        var doubled = retry.multipliedBy(2);
        return doubled.compareTo(settings.poll()) < 0 ? doubled : settings.poll();
    }

    /// The role may not replicate (42501, 28000), the server is not set up for it (55000), there is no such
    /// publication (42704).
    private static boolean isRefusal(String state) {
        return Set.of("42501", "28000", "55000", "42704").contains(state);
    }

    /// Every pulse asks: was anything heard since the last one was sent? If not, the stream is dead.
    private void watch() {
        var sender = new Pulse(settings.address());
        long before = -1;
        @Nullable ReplicationStream watched = null;
        while (!await(settings.pulse())) {
            var current = stream.get();
            if (current != null && current == watched && heard.get() == before) {
                LOG.warn("change feed: silent, beginning again");
                abort();
            }
            watched = current;
            before = heard.get();
            try {
                sender.emit();
            } catch (SQLException e) {
                LOG.atDebug()
                        .addKeyValue("sqlState", String.valueOf(e.getSQLState()))
                        .log("change feed: no pulse");
            }
        }
    }

    private void abort() {
        var open = stream.getAndSet(null);
        if (open != null) {
            open.close();
        }
    }

    private void tell(RowChange change) {
        if (isClosed()) {
            return;
        }
        try {
            listener.changed(change);
        } catch (RuntimeException e) {
            LOG.atError().addKeyValue("cause", e.getClass().getSimpleName()).log("change feed: a listener failed");
            tellGap("a change could not be handled");
        }
    }

    private void tellGap(String reason) {
        if (isClosed()) {
            return;
        }
        try {
            listener.gap(reason);
        } catch (RuntimeException e) {
            LOG.atError().addKeyValue("cause", e.getClass().getSimpleName()).log("change feed: a listener failed");
        }
    }

    private boolean isClosed() {
        return closed.getCount() == 0;
    }

    /// Whether the feed was closed while waiting.
    private boolean await(Duration time) {
        try {
            return closed.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
