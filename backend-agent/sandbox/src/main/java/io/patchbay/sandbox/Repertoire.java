package io.patchbay.sandbox;

import io.patchbay.sandbox.voice.Voice;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// A voice that remembers what it has said: clinics say the same sentences over and over. Thread-safe, and never makes
/// one caller wait for another's sentence.
final class Repertoire implements Voice {

    private static final int MOST_SENTENCES = 200;

    private final Voice voice;
    private final Map<String, byte[]> said = new ConcurrentHashMap<>();

    Repertoire(Voice voice) {
        this.voice = voice;
    }

    @Override
    public byte[] say(String sentence) {
        byte[] known = said.get(sentence);
        if (known != null) {
            return known;
        }
        byte[] sound = voice.say(sentence);
        if (said.size() < MOST_SENTENCES) {
            said.put(sentence, sound);
        }
        return sound;
    }
}
