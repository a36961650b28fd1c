package io.patchbay.sandbox.clinic;

import io.patchbay.sandbox.line.Frames;
import io.patchbay.sandbox.voice.Tones;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The network's sounds, each made once and kept: making music takes longer than a frame lasts.
final class Sounds {

    private static final int MUSIC_MILLIS = 9600;
    private static final int BEEP_HERTZ = 1000;

    private static final Map<Step.Sound, byte[]> MADE = new ConcurrentHashMap<>();

    private Sounds() {}

    static byte[] of(Step.Sound sound) {
        byte[] made = MADE.get(sound);
        if (made == null) {
            made = make(sound);
            MADE.put(sound, made);
        }
        return made;
    }

    private static byte[] make(Step.Sound sound) {
        int millis = Math.toIntExact(sound.length().toMillis());
        return switch (sound.kind()) {
            case RING -> Tones.ringback(millis);
            case BEEP -> Tones.beep(BEEP_HERTZ, millis);
            case BUSY -> Tones.busy(millis);
            case MUSIC -> music(millis);
            case INTERCEPT -> Tones.sit();
            case FAX -> Tones.faxCed(millis);
        };
    }

    private static byte[] music(int millis) {
        byte[] loop = Loop.MUSIC;
        byte[] music = new byte[Frames.ofMillis(millis) * Frames.SAMPLES];
        for (int at = 0; at < music.length; at += loop.length) {
            System.arraycopy(loop, 0, music, at, Math.min(loop.length, music.length - at));
        }
        return music;
    }

    private static final class Loop {
        private static final byte[] MUSIC = Tones.holdMusic(MUSIC_MILLIS);
    }
}
