package io.patchbay.sandbox.clinic;

import io.patchbay.sandbox.line.Frames;
import java.util.Arrays;

/// Sound being played, frame by frame.
final class Playback {

    private byte[] sound = new byte[0];
    private int position;

    void play(byte[] audio) {
        sound = audio;
        position = 0;
    }

    void stop() {
        position = sound.length;
    }

    boolean isOver() {
        return position >= sound.length;
    }

    /// The next frame; silence when nothing is left.
    byte[] next() {
        if (isOver()) {
            return Frames.SILENCE;
        }
        int end = Math.min(position + Frames.SAMPLES, sound.length);
        byte[] frame = Arrays.copyOfRange(sound, position, position + Frames.SAMPLES);
        Arrays.fill(frame, end - position, Frames.SAMPLES, Frames.SILENCE[0]);
        position += Frames.SAMPLES;
        return frame;
    }
}
