package io.patchbay.sandbox.vapi;

import io.patchbay.sandbox.line.Frames;
import io.patchbay.sandbox.voice.Voice;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// What the assistant has to say, one sentence after the other, frame by frame. Frame thread only.
final class Mouth {

    /// Something to say; `last` when the call ends after it.
    record Line(String text, boolean last) {}

    /// Told when sound begins and ends.
    interface Listener {
        void begins(Line line, long frame);

        /// `from` is the frame it began with; not `whole` when it was cut off.
        void ends(Line line, long from, long frame, boolean whole);
    }

    private record Queued(Line line, long notBefore) {}

    private final Voice voice;
    private final Listener listener;
    private final Deque<Queued> queue = new ArrayDeque<>();
    private @Nullable Line speaking;
    private byte[] sound = new byte[0];
    private int position;
    private long began;

    Mouth(Voice voice, Listener listener) {
        this.voice = voice;
        this.listener = listener;
    }

    void say(Line line, long notBefore) {
        queue.add(new Queued(line, notBefore));
    }

    /// Whether there is anything being said or still to say.
    boolean isBusy() {
        return speaking != null || !queue.isEmpty();
    }

    /// The next 20 ms of sound.
    byte[] next(long frame) {
        if (speaking == null) {
            begin(frame);
        }
        Line line = speaking;
        if (line == null) {
            return Frames.SILENCE;
        }
        byte[] audio = Arrays.copyOfRange(sound, position, position + Frames.SAMPLES);
        position += Frames.SAMPLES;
        if (position >= sound.length) {
            speaking = null;
            listener.ends(line, began, frame, true);
        }
        return audio;
    }

    /// Stops in the middle and forgets the rest.
    void fallSilent(long frame) {
        queue.clear();
        Line line = speaking;
        speaking = null;
        if (line != null) {
            listener.ends(line, began, frame, false);
        }
    }

    private void begin(long frame) {
        Queued next = queue.peek();
        if (next == null || frame < next.notBefore()) {
            return;
        }
        queue.remove();
        sound = voice.say(next.line().text());
        position = 0;
        began = frame;
        if (sound.length > 0) {
            speaking = next.line();
            listener.begins(next.line(), frame);
        }
    }
}
