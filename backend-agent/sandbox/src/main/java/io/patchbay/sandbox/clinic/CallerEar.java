package io.patchbay.sandbox.clinic;

import io.patchbay.sandbox.voice.WordListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What a clinic hears of its caller: words, and when the last of them was. Frames count from the answer.
final class CallerEar {

    private final WordListener listener;
    private final List<String> unread = new ArrayList<>();
    private long lastSound = -1;

    CallerEar(WordListener listener) {
        this.listener = listener;
    }

    void hear(long frame, byte[] audio) {
        List<WordListener.SpokenWord> words = listener.hear(audio);
        for (WordListener.SpokenWord word : words) {
            unread.add(word.text().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", ""));
            lastSound = frame;
        }
    }

    /// Whether the caller has said something since it was last asked, and has been quiet for so many frames.
    boolean hasSpoken(long frame, int quietFrames) {
        return !unread.isEmpty() && frame - lastSound >= quietFrames;
    }

    boolean isSpeaking() {
        return !unread.isEmpty();
    }

    /// The words since the last time, and forgets them.
    List<String> take() {
        List<String> words = List.copyOf(unread);
        unread.clear();
        return words;
    }
}
