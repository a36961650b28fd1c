package io.patchbay.agent.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class FrameOrderTest {

    private static final int WINDOW = 5;
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final RecordingSink sink = new RecordingSink();
    private final FrameOrder order = new FrameOrder(WINDOW, 2, sink, new MediaCounts(meters));

    private void frames(Integer... indexes) {
        for (int index : indexes) {
            order.accept(index + 2L, index * 20L, StreamWords.frameBytes(index), 160);
        }
    }

    private static byte[] audioOf(List<Integer> indexes) {
        var all = new ByteArrayOutputStream();
        indexes.forEach(index -> all.writeBytes(StreamWords.frameBytes(index)));
        return all.toByteArray();
    }

    private double counted(String name) {
        return meters.get("patchbay.media." + name).functionCounter().count();
    }

    @Test
    void aThousandFramesSlightlyShuffledComeOutInOrder() {
        for (long seed = 1; seed <= 50; seed++) {
            var heard = new RecordingSink();
            var one = new FrameOrder(WINDOW, 2, heard, new MediaCounts(new SimpleMeterRegistry()));
            var arrival = new ArrayList<>(IntStream.range(0, 1000).boxed().toList());
            var random = new Random(seed);
            for (int from = 0; from + WINDOW <= arrival.size(); from += WINDOW) {
                Collections.shuffle(arrival.subList(from, from + WINDOW), random);
            }
            arrival.forEach(i -> one.accept(i + 2L, i * 20L, StreamWords.frameBytes(i), 160));

            assertThat(heard.bytes())
                    .as("seed %d", seed)
                    .isEqualTo(audioOf(IntStream.range(0, 1000).boxed().toList()));
            assertThat(heard.firstSamples())
                    .isEqualTo(
                            LongStream.range(0, 1000).map(i -> i * 160).boxed().toList());
        }
    }

    @Test
    void doubledAndLateFramesAreDroppedOnce() {
        frames(0, 0, 1, 3, 3, 2, 1, 3, 4);

        assertThat(sink.bytes()).isEqualTo(audioOf(List.of(0, 1, 2, 3, 4)));
        assertThat(counted("dropped")).isEqualTo(4);
    }

    @Test
    void aLostFrameIsAJumpOnceTheWindowIsFull() {
        frames(0, 1, 3, 4, 5, 6);
        assertThat(sink.firstSamples()).containsExactly(0L, 160L);

        frames(7);
        assertThat(sink.firstSamples()).containsExactly(0L, 160L, 480L, 640L, 800L, 960L, 1120L);
        assertThat(counted("missing")).isEqualTo(1);
        assertThat(counted("gaps")).isEqualTo(1);

        frames(2);
        assertThat(sink.firstSamples()).hasSize(7);
    }

    @Test
    void aLongGapIsOneJumpAndWhatWaitedIsNotLost() {
        frames(0, 2, 3, 500, 501);
        order.flush();

        assertThat(sink.bytes()).isEqualTo(audioOf(List.of(0, 2, 3, 500, 501)));
        assertThat(sink.firstSamples()).containsExactly(0L, 320L, 480L, 80_000L, 80_160L);
        assertThat(counted("gaps")).isEqualTo(2);
    }

    @Test
    void whatWaitsIsGivenOutAtTheEnd() {
        frames(0, 2, 4);
        order.flush();

        assertThat(sink.bytes()).isEqualTo(audioOf(List.of(0, 2, 4)));
    }

    @Test
    void aMessageWithoutAudioTakesItsPlaceAndNothingElse() {
        frames(0);
        order.accept(3, 0, new byte[0], 0);
        order.accept(4, 20, StreamWords.frameBytes(1), 160);

        assertThat(sink.firstSamples()).containsExactly(0L, 160L);
    }

    @Test
    void aClockThatIsRoundedOrStartsLateMakesNoGapsAndNeverRunsBack() {
        order.accept(2, 5, StreamWords.frameBytes(0), 160);
        order.accept(3, 29, StreamWords.frameBytes(1), 160);
        order.accept(4, 40, StreamWords.frameBytes(2), 160);
        order.accept(5, 0, StreamWords.frameBytes(3), 160);

        assertThat(sink.firstSamples()).containsExactly(0L, 160L, 320L, 480L);
    }
}
