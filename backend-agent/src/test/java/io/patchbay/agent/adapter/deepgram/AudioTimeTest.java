package io.patchbay.agent.adapter.deepgram;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AudioTimeTest {

    private final AudioRing ring = new AudioRing(10);
    private final SocketTime time = new SocketTime();

    @Test
    void theRingKeepsTheNewestAudioByItsSample() {
        ring.append(bytes(1, 2, 3, 4, 5, 6), 100);
        ring.append(bytes(7, 8, 9, 10, 11, 12), 106);
        assertThat(ring.start()).isEqualTo(102);
        assertThat(ring.end()).isEqualTo(112);
        assertThat(ring.copy(102, 4)).containsExactly(3, 4, 5, 6);
        assertThat(ring.copy(110, 99)).containsExactly(11, 12);
    }

    @Test
    void audioThatIsThereAlreadyIsNotTakenTwice() {
        ring.append(bytes(1, 2, 3), 0);
        ring.append(bytes(2, 3, 4), 1);
        ring.append(bytes(1, 2), 0);
        assertThat(ring.end()).isEqualTo(4);
        assertThat(ring.copy(0, 9)).containsExactly(1, 2, 3, 4);
    }

    @Test
    void aHoleIsSilence() {
        ring.append(bytes(1), 0);
        ring.append(bytes(2), 3);
        assertThat(ring.copy(0, 9)).containsExactly(1, -1, -1, 2);
    }

    @Test
    void aHoleLargerThanTheRingStartsItAnew() {
        ring.append(bytes(1), 0);
        ring.append(bytes(2), 1_000_000);
        assertThat(ring.start()).isEqualTo(1_000_000);
        assertThat(ring.copy(1_000_000, 9)).containsExactly(2);
    }

    @Test
    void aBatchLargerThanTheRingLeavesItsEnd() {
        ring.append(bytes(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11), 0);
        assertThat(ring.copy(ring.start(), 99)).containsExactly(2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
    }

    @Test
    void aSocketsSecondsBecomeTheCallsSamples() {
        time.sent(4000, 800);
        time.sent(4800, 800);
        assertThat(time.sampleAt(0)).isEqualTo(4000);
        assertThat(time.sampleAt(0.15)).isEqualTo(5200);
        assertThat(time.endAt(0.2)).isEqualTo(5600);
    }

    @Test
    void aLeapIsCrossedOnTheRightSide() {
        time.sent(0, 8000);
        time.sent(80_000, 8000);
        assertThat(time.endAt(1)).isEqualTo(8000);
        assertThat(time.sampleAt(1)).isEqualTo(80_000);
        assertThat(time.sampleAt(1.5)).isEqualTo(84_000);
    }

    @Test
    void fillingCountsInTheSocketButNotInTheCall() {
        time.filled(480);
        time.sent(0, 8000);
        assertThat(time.sampleAt(0)).isZero();
        assertThat(time.sampleAt(0.06)).isZero();
        assertThat(time.sampleAt(1.06)).isEqualTo(8000);
    }

    @Test
    void aSocketWithoutAudioCountsFromTheCallsBeginning() {
        assertThat(time.sampleAt(3)).isEqualTo(24_000);
        assertThat(time.endAt(0)).isZero();
    }

    private static byte[] bytes(int... values) {
        var bytes = new byte[values.length];
        for (var i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
