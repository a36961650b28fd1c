package io.patchbay.agent.adapter.deepgram;

import java.util.Arrays;

/// The last seconds of a call's audio, by sample. Audio that is missing is silence here, so that a position in the
/// ring is always a position in the call.
final class AudioRing {

    private static final byte SILENCE = (byte) 0xFF;

    private final byte[] bytes;
    private long start;
    private long end;
    private boolean begun;

    AudioRing(int capacity) {
        this.bytes = new byte[capacity];
    }

    /// Audio that is there already is skipped; a hole is filled with silence, unless nothing older would remain.
    void append(byte[] audio, long firstSample) {
        if (!begun || firstSample - end >= bytes.length) {
            begun = true;
            start = firstSample;
            end = firstSample;
        }
        while (end < firstSample) {
            put(SILENCE);
        }
        for (var i = (int) Math.min(end - firstSample, audio.length); i < audio.length; i++) {
            put(audio[i]);
        }
    }

    /// The oldest sample still here.
    long start() {
        return start;
    }

    /// The sample after the newest.
    long end() {
        return end;
    }

    /// Up to `most` samples from `sample` on, which must lie in the ring.
    byte[] copy(long sample, int most) {
        var copy = new byte[(int) Math.min(most, end - sample)];
        for (var i = 0; i < copy.length; i++) {
            copy[i] = bytes[index(sample + i)];
        }
        return copy;
    }

    static byte[] silence(int samples) {
        var silence = new byte[samples];
        Arrays.fill(silence, SILENCE);
        return silence;
    }

    private void put(byte value) {
        bytes[index(end)] = value;
        end++;
        start = Math.max(start, end - bytes.length);
    }

    private int index(long sample) {
        return (int) Math.floorMod(sample, (long) bytes.length);
    }
}
