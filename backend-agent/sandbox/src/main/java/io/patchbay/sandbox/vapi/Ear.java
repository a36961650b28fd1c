package io.patchbay.sandbox.vapi;

import io.patchbay.sandbox.line.Frames;
import io.patchbay.sandbox.voice.WordListener;
import io.patchbay.sandbox.voice.WordListener.SpokenWord;
import java.util.List;
import java.util.Optional;

/// What the assistant hears, gathered into turns: words until a pause. Frame thread only.
final class Ear {

    /// What somebody said without a pause, and its first and last frame.
    record Turn(String text, long from, long to) {}

    /// The pause that ends a turn.
    private static final int PAUSE = Frames.ofMillis(640);

    private final WordListener words;
    private final StringBuilder text = new StringBuilder();
    private long began;
    private long lastWord;

    Ear(WordListener words) {
        this.words = words;
    }

    /// Takes one frame and says whether somebody has just begun to speak.
    boolean hear(byte[] audio, long frame) {
        boolean quiet = text.isEmpty();
        List<SpokenWord> heard = words.hear(audio);
        for (SpokenWord word : heard) {
            if (text.isEmpty()) {
                began = frame - (word.toSample() - word.fromSample()) / Frames.SAMPLES;
            }
            text.append(text.isEmpty() ? "" : " ").append(word.text());
            lastWord = frame;
        }
        if (words.isMidWord()) {
            lastWord = frame;
        }
        return quiet && !text.isEmpty();
    }

    boolean isHearing() {
        return !text.isEmpty();
    }

    /// The turn that has just ended, once.
    Optional<Turn> ended(long frame) {
        if (text.isEmpty() || frame - lastWord < PAUSE) {
            return Optional.empty();
        }
        Turn turn = new Turn(text.toString(), began, lastWord);
        text.setLength(0);
        return Optional.of(turn);
    }
}
