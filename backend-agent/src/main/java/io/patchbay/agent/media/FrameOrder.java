package io.patchbay.agent.media;

import java.util.Arrays;

/// Puts one stream's messages into the order they were sent in and says which samples each carries. A message
/// that was overtaken waits for no timer: it is given up once the window is full of later ones. Copies a frame
/// only when it has to wait.
///
/// Samples come from the carrier's clock (8 a millisecond). Within half a frame (10 ms) of where the last one
/// ended they are taken to follow it, so that rounding makes no gaps; beyond that, what is missing stays missing
/// and `firstSample` jumps.
final class FrameOrder {

    private static final int SAMPLES_PER_MILLI = 8;
    private static final long TOLERANCE = 10L * SAMPLES_PER_MILLI;

    private final AudioSink sink;
    private final MediaCounts counts;
    private final Slot[] waiting;
    private long next;
    private long nextSample;

    /// `firstSequence` is the number of the message after `start`.
    FrameOrder(int window, long firstSequence, AudioSink sink, MediaCounts counts) {
        this.waiting = new Slot[window];
        Arrays.setAll(waiting, i -> new Slot());
        this.next = firstSequence;
        this.sink = sink;
        this.counts = counts;
    }

    private static final class Slot {
        private boolean filled;
        private long timestamp;
        private byte[] audio = new byte[0];
        private int length;

        private void fill(long at, byte[] source, int size) {
            if (audio.length < size) {
                audio = new byte[size];
            }
            System.arraycopy(source, 0, audio, 0, size);
            timestamp = at;
            length = size;
            filled = true;
        }
    }

    /// How far ahead of what is expected a number is.
    long lead(long sequence) {
        return sequence - next;
    }

    /// The next message as it arrived. `length` 0: a message without audio for us, which has its place in the
    /// order all the same.
    void accept(long sequence, long timestamp, byte[] audio, int length) {
        if (sequence < next || (sequence - next < waiting.length && slot(sequence).filled)) {
            counts.lateOrDoubled();
            return;
        }
        if (sequence == next) {
            next++;
            deliver(timestamp, audio, length);
            drain();
        } else {
            makeRoomFor(sequence);
            counts.overtook();
            slot(sequence).fill(timestamp, audio, length);
            drain();
        }
    }

    /// Gives out what still waits, in order; no more is coming.
    void flush() {
        makeRoomFor(next + 2L * waiting.length - 1);
    }

    private void makeRoomFor(long sequence) {
        long lastGivenUp = sequence - waiting.length;
        for (int i = 0; i < waiting.length && next <= lastGivenUp; i++) {
            if (slot(next).filled) {
                release(slot(next));
            } else {
                counts.missing(1);
            }
            next++;
        }
        if (next <= lastGivenUp) {
            counts.missing(lastGivenUp + 1 - next);
            next = lastGivenUp + 1;
        }
    }

    private void drain() {
        while (slot(next).filled) {
            var slot = slot(next);
            next++;
            release(slot);
        }
    }

    private Slot slot(long sequence) {
        return waiting[(int) (sequence % waiting.length)];
    }

    private void release(Slot slot) {
        slot.filled = false;
        deliver(slot.timestamp, slot.audio, slot.length);
    }

    private void deliver(long timestamp, byte[] audio, int length) {
        if (length == 0) {
            return;
        }
        long said = timestamp * SAMPLES_PER_MILLI;
        long first = said > nextSample + TOLERANCE ? said : nextSample;
        if (first > nextSample) {
            counts.gap();
        }
        nextSample = first + length;
        sink.audio(audio, 0, length, first);
    }
}
