package io.patchbay.sandbox.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FrameTickerTest {

    private static final Instant NOON = Instant.parse("2026-03-08T12:00:00Z");

    private final AtomicLong wallNanos = new AtomicLong(5);
    private final ScaledTime time = new ScaledTime(10, NOON, wallNanos::get);
    private final FrameTicker ticker = new FrameTicker(time);
    private final List<Long> frames = new CopyOnWriteArrayList<>();
    private volatile long wantedFrom;

    private final FrameTicker.Turn turn = new FrameTicker.Turn() {
        @Override
        public long wanted(long from) {
            return Math.max(from, wantedFrom);
        }

        @Override
        public void frame(long number) {
            frames.add(number);
        }

        @Override
        public void rest() {}
    };

    @AfterEach
    void stop() {
        ticker.close();
        time.close();
    }

    @Test
    void theClockRunsAsFastAsItIsTold() {
        wallMillis(30);

        assertThat(time.instant()).isEqualTo(NOON.plusMillis(300));
        assertThat(time.real(Duration.ofSeconds(5))).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void everyFrameHasItsTurnInOrder() {
        ticker.start(turn);

        wallMillis(40);

        await().untilAsserted(() -> assertThat(frames).hasSize(20));
        assertThat(frames).first().isEqualTo(0L);
        assertThat(frames).isSorted().doesNotHaveDuplicates().last().isEqualTo(19L);
    }

    @Test
    void framesNobodyWantsAreSkipped() throws Exception {
        wantedFrom = Long.MAX_VALUE;
        ticker.start(turn);
        wallMillis(40);
        await().until(() -> current() == 20);
        CompletableFuture.runAsync(() -> wantedFrom = 0, ticker).get(5, TimeUnit.SECONDS);

        wallMillis(4);

        await().untilAsserted(() -> assertThat(frames).contains(21L));
        assertThat(frames).containsExactly(20L, 21L);
    }

    @Test
    void aLongPauseIsNotMadeUpInOneBurst() {
        ticker.start(turn);

        wallMillis(10_000);

        await().untilAsserted(() -> assertThat(frames).hasSize(50));
        wallMillis(2);
        await().untilAsserted(() -> assertThat(frames).hasSize(51).last().isEqualTo(50L));
    }

    private long current() throws Exception {
        return CompletableFuture.supplyAsync(ticker::current, ticker).get(5, TimeUnit.SECONDS);
    }

    private void wallMillis(long millis) {
        wallNanos.addAndGet(millis * 1_000_000);
    }
}
