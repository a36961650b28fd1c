package io.patchbay.sandbox.twilio.call;

import io.patchbay.sandbox.line.Frames;
import io.patchbay.sandbox.voice.Tones;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;

/// A run of sound, silence and keys, in order.
final class Playout implements Source {

    /// The carrier's pace: 100 ms of tone, 100 ms of silence.
    private static final int KEY_MILLIS = 200;

    /// `key` is 0 for none.
    private static final class Piece {
        private final byte[] sound;
        private final int frames;
        private final char key;
        private int done;

        private Piece(byte[] sound, int frames, char key) {
            this.sound = sound;
            this.frames = frames;
            this.key = key;
        }
    }

    private final Queue<Piece> pieces = new ArrayDeque<>();

    Playout sound(byte[] mulaw, int times) {
        for (int i = 0; i < times; i++) {
            pieces.add(new Piece(mulaw, (mulaw.length + Frames.SAMPLES - 1) / Frames.SAMPLES, '\0'));
        }
        return this;
    }

    Playout silence(Duration length) {
        pieces.add(new Piece(Frames.SILENCE, Frames.ofMillis(length.toMillis()), '\0'));
        return this;
    }

    /// Keys, `w` half a second, `W` a second; what is neither is skipped.
    Playout digits(String digits) {
        for (int i = 0; i < digits.length(); i++) {
            char key = digits.charAt(i);
            switch (key) {
                case 'w' -> silence(Duration.ofMillis(500));
                case 'W' -> silence(Duration.ofSeconds(1));
                case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '#', 'A', 'B', 'C', 'D' ->
                    pieces.add(new Piece(Tones.dtmf(key), Frames.ofMillis(KEY_MILLIS), key));
                default -> {}
            }
        }
        return this;
    }

    @Override
    public boolean isDone() {
        return pieces.isEmpty();
    }

    @Override
    public byte[] next(Keys keys) {
        Piece piece = pieces.peek();
        while (piece != null && piece.frames == 0) {
            pieces.remove();
            piece = pieces.peek();
        }
        if (piece == null) {
            return Frames.SILENCE;
        }
        if (piece.done == 0 && piece.key != '\0') {
            keys.press(piece.key);
        }
        byte[] frame = frame(piece);
        if (++piece.done >= piece.frames) {
            pieces.remove();
        }
        return frame;
    }

    private static byte[] frame(Piece piece) {
        int from = piece.done * Frames.SAMPLES;
        if (from >= piece.sound.length) {
            return Frames.SILENCE;
        }
        byte[] frame = Arrays.copyOfRange(piece.sound, from, from + Frames.SAMPLES);
        if (from + Frames.SAMPLES > piece.sound.length) {
            Arrays.fill(frame, piece.sound.length - from, Frames.SAMPLES, (byte) 0xFF);
        }
        return frame;
    }
}
