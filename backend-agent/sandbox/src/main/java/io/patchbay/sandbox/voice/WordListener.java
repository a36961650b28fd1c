package io.patchbay.sandbox.voice;

import java.util.List;

/// Hears: reads the words back out of audio that arrives in order. One listener per stream of audio.
public interface WordListener {

    /// One spoken word, as written (punctuation included), and where in this listener's audio its sound began and
    /// ended, in samples.
    record SpokenWord(String text, long fromSample, long toSample, boolean lastOfSentence) {}

    /// Takes the next bytes of audio (any length) and returns the words whose sound is now complete. Sound that arrives
    /// damaged, doubled or out of order yields nothing.
    List<SpokenWord> hear(byte[] mulaw);

    /// Whether a word has begun and is not yet complete.
    default boolean isMidWord() {
        return false;
    }
}
