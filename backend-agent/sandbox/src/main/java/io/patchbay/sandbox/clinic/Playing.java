package io.patchbay.sandbox.clinic;

import io.patchbay.sandbox.line.Frames;
import java.util.Arrays;

/// Sounds from beginning to end; the caller is not listened to.
final class Playing implements Act {

    private final byte[] sound;
    private final int frames;
    private int done;

    Playing(byte[] sound) {
        this.sound = sound;
        this.frames = sound.length / Frames.SAMPLES;
    }

    static Playing silence(long millis) {
        byte[] nothing = new byte[Frames.ofMillis(millis) * Frames.SAMPLES];
        Arrays.fill(nothing, (byte) 0xFF);
        return new Playing(nothing);
    }

    @Override
    public byte[] speak() {
        if (isOver()) {
            return Frames.SILENCE;
        }
        int from = done++ * Frames.SAMPLES;
        return Arrays.copyOfRange(sound, from, from + Frames.SAMPLES);
    }

    @Override
    public boolean isOver() {
        return done >= frames;
    }
}
