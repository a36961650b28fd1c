package io.patchbay.agent.listen;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AudioGarbageTest {

    private static final int FRAME = 160;

    /// A single buffer per frame would be several hundred bytes; the reports of passing time are some forty.
    private static final double MOST_BYTES_PER_FRAME = 120;

    @Test
    void aFrameLeavesNothingBehindButItsReports() {
        byte[] audio =
                new Sound(new Random(3)).noise(200).voice(8000, 4000, 150).bytes();
        var front = new AudioFront();
        long sample = 0;
        for (int warm = 0; warm < 40; warm++) {
            sample = feed(front, audio, sample);
        }
        var thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = thread.getCurrentThreadAllocatedBytes();
        int rounds = 10;
        for (int i = 0; i < rounds; i++) {
            sample = feed(front, audio, sample);
        }
        long frames = (long) rounds * (audio.length / FRAME);
        double perFrame = (double) (thread.getCurrentThreadAllocatedBytes() - before) / frames;

        assertThat(perFrame).isLessThan(MOST_BYTES_PER_FRAME);
    }

    private static long feed(AudioFront front, byte[] audio, long from) {
        long sample = from;
        for (int at = 0; at + FRAME <= audio.length; at += FRAME) {
            front.accept(audio, at, FRAME, sample, _ -> {});
            sample += FRAME;
        }
        return sample;
    }
}
