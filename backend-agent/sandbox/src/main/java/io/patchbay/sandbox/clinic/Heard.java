package io.patchbay.sandbox.clinic;

import io.patchbay.sandbox.voice.WordListener.SpokenWord;
import java.util.List;

/// What a clinic's end of the line hears in one frame.
record Heard(List<SpokenWord> words) {

    static final Heard NOTHING = new Heard(List.of());

    boolean isAnything() {
        return !words.isEmpty();
    }

    boolean endsSentence() {
        return isAnything() && words.getLast().lastOfSentence();
    }
}
