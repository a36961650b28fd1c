package io.patchbay.sandbox.clinic;

import io.patchbay.sandbox.voice.Tones;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The network's sounds, each made once and kept: music takes longer to make than many frames last.
final class Sounds {

    private static final Map<Scene.Tone, byte[]> MADE = new ConcurrentHashMap<>();

    private Sounds() {}

    static byte[] of(Scene.Tone tone) {
        byte[] made = MADE.get(tone);
        if (made == null) {
            made = make(tone);
            MADE.put(tone, made);
        }
        return made;
    }

    private static byte[] make(Scene.Tone tone) {
        int millis = Math.toIntExact(tone.length().toMillis());
        return switch (tone.sound()) {
            case BEEP -> Tones.beep(tone.hertz(), millis);
            case RINGBACK -> Tones.ringback(millis);
            case BUSY -> Tones.busy(millis);
            case SIT -> Tones.sit();
            case FAX -> Tones.faxCed(millis);
            case MUSIC -> Tones.holdMusic(millis);
        };
    }
}
