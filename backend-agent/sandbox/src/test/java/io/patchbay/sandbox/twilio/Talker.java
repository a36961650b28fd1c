package io.patchbay.sandbox.twilio;

import io.patchbay.sandbox.line.Frames;
import io.patchbay.sandbox.line.Line;
import io.patchbay.sandbox.line.Party;
import io.patchbay.sandbox.voice.Voice;
import io.patchbay.sandbox.voice.WatermarkListener;
import io.patchbay.sandbox.voice.WatermarkVoice;
import io.patchbay.sandbox.voice.WordListener;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Somebody who says one sentence over and over and remembers what was heard.
final class Talker implements Party {

    private static final Voice VOICE = new WatermarkVoice("talker");

    final List<String> words = new CopyOnWriteArrayList<>();
    final List<Character> digits = new CopyOnWriteArrayList<>();
    final List<Long> digitFrames = new CopyOnWriteArrayList<>();
    private final WordListener ear = new WatermarkListener();
    private final byte[] sentence;
    private final int pauseFrames;
    volatile boolean answered;
    volatile boolean gone;
    final AtomicInteger soundFrames = new AtomicInteger();
    final AtomicInteger silentFrames = new AtomicInteger();
    private volatile @Nullable Line line;

    /// An empty sentence: says nothing.
    Talker(String sentence) {
        this(sentence, 25);
    }

    Talker(String sentence, int pauseFrames) {
        this.sentence = VOICE.say(sentence);
        this.pauseFrames = pauseFrames;
    }

    /// The leg, once answered.
    Line line() {
        return Objects.requireNonNull(line);
    }

    @Override
    public void answered(Line line) {
        this.line = line;
        answered = true;
    }

    @Override
    public byte[] speak(long frame) {
        int frames = sentence.length / Frames.SAMPLES;
        int at = (int) (frame % (frames + pauseFrames)) - pauseFrames;
        return at < 0 ? Frames.SILENCE : Arrays.copyOfRange(sentence, at * Frames.SAMPLES, (at + 1) * Frames.SAMPLES);
    }

    @Override
    public void hear(long frame, byte[] audio) {
        if (Arrays.equals(audio, Frames.SILENCE)) {
            silentFrames.incrementAndGet();
        } else {
            soundFrames.incrementAndGet();
        }
        ear.hear(audio).forEach(word -> words.add(word.text()));
    }

    @Override
    public void digit(long frame, char key) {
        digits.add(key);
        digitFrames.add(frame);
    }

    @Override
    public void hungUp() {
        gone = true;
    }
}
