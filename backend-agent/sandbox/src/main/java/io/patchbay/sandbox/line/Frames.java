package io.patchbay.sandbox.line;

import java.util.Arrays;

/// The arithmetic of 8 kHz µ-law audio in 20 ms frames (ITU-T G.711).
public final class Frames {

    /// Samples, and bytes, in one frame.
    public static final int SAMPLES = 160;

    /// Milliseconds in one frame.
    public static final int MILLIS = 20;

    /// One frame of digital silence. Shared: never write into it.
    public static final byte[] SILENCE = silence();

    private Frames() {}

    /// Frames needed to cover so many milliseconds, rounded up.
    public static int ofMillis(long millis) {
        return Math.toIntExact((millis + MILLIS - 1) / MILLIS);
    }

    private static byte[] silence() {
        byte[] frame = new byte[SAMPLES];
        Arrays.fill(frame, (byte) 0xFF);
        return frame;
    }
}
