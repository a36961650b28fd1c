package io.patchbay.console.feed;

import static io.patchbay.console.testkit.CallBuilder.aCall;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.patchbay.console.testkit.ManualTime;
import io.patchbay.contract.row.CallTotals;
import io.patchbay.contract.supabase.SupabaseFailure;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class PollingFeedTest {

    private static final FeedPolicy OFTEN = new FeedPolicy(
            Duration.ofMillis(5),
            Duration.ofSeconds(1),
            Duration.ofSeconds(3),
            Duration.ofSeconds(6),
            Duration.ofMinutes(15),
            Duration.ofSeconds(5),
            500);
    private static final Snapshot ONE = new Snapshot(List.of(aCall("Harbor").build()), CallTotals.NONE);

    private final AtomicReference<RowSource> server = new AtomicReference<>(() -> ONE);
    private final AtomicInteger reads = new AtomicInteger();
    private final ManualTime time = new ManualTime();
    private final BlockingQueue<ConsoleState> states = new LinkedBlockingQueue<>();
    private final PollingFeed feed = new PollingFeed(
            () -> {
                reads.incrementAndGet();
                return server.get().read();
            },
            OFTEN,
            time,
            Executors.newSingleThreadScheduledExecutor());

    @AfterEach
    void close() {
        feed.close();
    }

    @Test
    void rowsArriveWithTheMomentTheyWereHeard() throws InterruptedException {
        feed.open(states::add);

        var state = next();
        assertThat(state.calls()).isEqualTo(ONE.calls());
        assertThat(state.link()).isEqualTo(Link.NEW.heard(time.instant()));
    }

    @Test
    void aFailureKeepsTheRowsAndSaysWhyAndTheNextAnswerHeals() throws InterruptedException {
        feed.open(states::add);
        next();
        server.set(() -> {
            throw new SupabaseFailure("unreachable", 0, null, null);
        });
        var failed = until("unreachable");
        server.set(() -> ONE);
        var healed = until(null);

        assertThat(failed.calls()).isEqualTo(ONE.calls());
        assertThat(failed.link().heardAt()).isNotNull();
        assertThat(healed.calls()).isEqualTo(ONE.calls());
    }

    @Test
    void aMistakeOfOursDoesNotEndThePolling() throws InterruptedException {
        server.set(() -> {
            throw new IllegalStateException("a row we did not expect");
        });
        feed.open(states::add);
        until("internal");
        server.set(() -> ONE);

        assertThat(until(null).calls()).hasSize(1);
    }

    @Test
    void aClosedFeedAsksNoMore() throws InterruptedException {
        feed.open(states::add);
        next();
        feed.close();
        await().pollInterval(Duration.ofMillis(50)).until(reads::get, new Settled()::isSame);
    }

    /// Twice the same number in a row.
    private static final class Settled {
        private int before = -1;

        boolean isSame(int now) {
            boolean same = now == before;
            before = now;
            return same;
        }
    }

    private ConsoleState until(@Nullable String failure) throws InterruptedException {
        var state = next();
        while (!Objects.equals(state.link().failure(), failure)) {
            state = next();
        }
        return state;
    }

    private ConsoleState next() throws InterruptedException {
        return Objects.requireNonNull(states.poll(10, TimeUnit.SECONDS), "no state came");
    }
}
