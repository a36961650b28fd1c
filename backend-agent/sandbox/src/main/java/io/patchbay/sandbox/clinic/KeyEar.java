package io.patchbay.sandbox.clinic;

/// Whether the clinic's system notices a key: one that comes too soon after another is lost.
final class KeyEar {

    private final int gapFrames;
    private long last = Long.MIN_VALUE / 2;

    /// Keys closer together than this are not noticed.
    KeyEar(int gapFrames) {
        this.gapFrames = gapFrames;
    }

    boolean notices(long frame) {
        boolean tooSoon = frame - last < gapFrames;
        last = frame;
        return !tooSoon;
    }
}
