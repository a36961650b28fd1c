package io.patchbay.sandbox.clinic;

import io.patchbay.sandbox.line.Frames;
import io.patchbay.sandbox.voice.WordListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What a clinic hears of its caller: words, and whether the caller is done. Frames count from the answer.
final class CallerEar {

    /// After the last word of a sentence: a breath, in which the caller may go on.
    private static final int BREATH = Frames.ofMillis(800);

    /// After any other word: the rest was lost on the way. Longer than any pause and word within a sentence.
    private static final int LOST = Frames.ofMillis(3_000);

    private final WordListener listener;
    private final List<String> unread = new ArrayList<>();
    private long quietFrom;

    CallerEar(WordListener listener) {
        this.listener = listener;
    }

    void hear(long frame, byte[] audio) {
        for (WordListener.SpokenWord word : listener.hear(audio)) {
            unread.add(word.text().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", ""));
            quietFrom = frame + (word.lastOfSentence() ? BREATH : LOST);
        }
    }

    /// Whether the caller has said something since it was last asked, and is done with it.
    boolean hasSpoken(long frame) {
        return isSpeaking() && frame >= quietFrom;
    }

    /// Whether the caller has said something since it was last asked, done or not.
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
