package io.patchbay.agent.adapter.deepgram;

import java.util.ArrayList;
import java.util.List;

/// Which sample of the call a moment of a socket was. Deepgram counts the bytes of one socket; a socket begins
/// anywhere in the call and may have to leap.
final class SocketTime {

    static final int SAMPLES_PER_SECOND = 8000;

    private record Leap(long bytes, long sample) {}

    private final List<Leap> leaps = new ArrayList<>();
    private long bytes;
    private long expected = Long.MIN_VALUE;

    /// `count` bytes went out, the first of them being `sample` of the call.
    void sent(long sample, int count) {
        if (sample != expected) {
            leaps.add(new Leap(bytes, sample));
        }
        bytes += count;
        expected = sample + count;
    }

    /// Bytes went out that are in no call.
    void filled(int count) {
        bytes += count;
        expected = Long.MIN_VALUE;
    }

    long sampleAt(double seconds) {
        return at(Math.round(seconds * SAMPLES_PER_SECOND));
    }

    /// The sample after what ended then: at a leap, the side before it.
    long endAt(double seconds) {
        var position = Math.round(seconds * SAMPLES_PER_SECOND);
        return position == 0 ? at(0) : at(position - 1) + 1;
    }

    private long at(long position) {
        var found = leaps.isEmpty() ? new Leap(0, 0) : leaps.getFirst();
        for (var leap : leaps) {
            if (leap.bytes() <= position) {
                found = leap;
            }
        }
        return found.sample() + Math.max(0, position - found.bytes());
    }
}
