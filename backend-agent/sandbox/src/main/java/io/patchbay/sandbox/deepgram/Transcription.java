package io.patchbay.sandbox.deepgram;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.patchbay.sandbox.voice.WordListener;
import io.patchbay.sandbox.voice.WordListener.SpokenWord;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/// Turns the audio of one socket into Deepgram's messages: interim results while words arrive, final ones at pauses,
/// the end of an utterance. All times are counted in samples of this audio, so the same audio gives the same messages
/// however it is cut into frames and however fast it comes. One thread at a time.
final class Transcription {

    private static final int MILLI = 8;
    /// Decisions are taken every 20 ms of audio.
    private static final int QUANTUM = 20 * MILLI;

    private static final int INTERIM_EVERY = 300 * MILLI;
    /// The shortest pause that is told from the gap between two words.
    private static final int SHORTEST_PAUSE = 80 * MILLI;
    /// A pause that closes a segment when endpointing is off.
    private static final int PLAIN_PAUSE = 600 * MILLI;

    private static final int LONGEST_SEGMENT = 4_000 * MILLI;
    private static final int LONGEST_SILENCE = 5_000 * MILLI;

    /// What is wrong with this stream, and how far behind the audio it is.
    record Conditions(boolean neverSpeechFinal, Mishearing mishearing, int latencyMillis) {}

    private record Pending(long due, ObjectNode message) {}

    private final ListenQuery query;
    private final WordListener ear;
    private final DeepgramWire wire;
    private final Conditions conditions;
    private final Deque<Pending> outbox = new ArrayDeque<>();
    private final List<HeardWord> words = new ArrayList<>();
    private long now;
    private long segmentStart;
    private long lastInterim;
    private long lastVoice;
    private long lastWordEnd = -1;
    private boolean changedSinceInterim;
    private boolean speaking;
    private boolean utteranceEnded = true;

    Transcription(ListenQuery query, WordListener ear, DeepgramWire wire, Conditions conditions) {
        this.query = query;
        this.ear = ear;
        this.wire = wire;
        this.conditions = conditions;
    }

    /// Samples heard so far.
    long samples() {
        return now;
    }

    /// Takes audio and returns what is to be sent by now.
    List<ObjectNode> hear(byte[] audio) {
        for (int at = 0; at < audio.length; ) {
            int step = (int) Math.min(QUANTUM - now % QUANTUM, audio.length - at);
            boolean whole = at == 0 && step == audio.length;
            List<SpokenWord> heard = ear.hear(whole ? audio : Arrays.copyOfRange(audio, at, at + step));
            now += step;
            at += step;
            heard.forEach(this::add);
            if (now % QUANTUM == 0) {
                decide();
            }
        }
        return due(now);
    }

    /// Everything heard is made final at once, as the client's Finalize asks.
    List<ObjectNode> finish(boolean fromFinalize) {
        settle(now, false, fromFinalize);
        speaking = false;
        return due(Long.MAX_VALUE);
    }

    private List<ObjectNode> due(long by) {
        List<ObjectNode> messages = new ArrayList<>();
        while (!outbox.isEmpty() && outbox.peek().due() <= by) {
            messages.add(outbox.remove().message());
        }
        return messages;
    }

    private void add(SpokenWord spoken) {
        if (!speaking) {
            speaking = true;
            if (query.vadEvents()) {
                send(wire.speechStarted(spoken.fromSample()));
            }
        }
        for (HeardWord word : HeardWord.of(spoken)) {
            words.add(conditions.mishearing().of(word));
        }
        lastWordEnd = spoken.toSample();
        lastVoice = Math.max(lastVoice, lastWordEnd);
        changedSinceInterim = true;
        utteranceEnded = false;
    }

    private void decide() {
        boolean midWord = ear.isMidWord();
        if (midWord) {
            lastVoice = now;
        }
        long quiet = now - lastVoice;
        boolean endpoint = query.endpointingMillis() > 0;
        long pause = endpoint ? Math.max(SHORTEST_PAUSE, (long) query.endpointingMillis() * MILLI) : PLAIN_PAUSE;
        if (speaking && quiet >= pause) {
            settle(now, endpoint && !conditions.neverSpeechFinal(), false);
            speaking = false;
        } else if (!words.isEmpty() && now - segmentStart >= LONGEST_SEGMENT) {
            settle(lastWordEnd, false, false);
        } else if (words.isEmpty() && !midWord && now - segmentStart >= LONGEST_SILENCE) {
            settle(now, false, false);
        } else if (query.interimResults() && changedSinceInterim && now - lastInterim >= INTERIM_EVERY) {
            send(wire.results(new DeepgramWire.Span(segmentStart, now, false, false, false), words));
            lastInterim = now;
            changedSinceInterim = false;
        }
        endUtterance(midWord);
    }

    private void endUtterance(boolean midWord) {
        long gap = (long) query.utteranceEndMillis() * MILLI;
        if (gap > 0 && !utteranceEnded && !midWord && now - lastWordEnd >= gap) {
            if (!words.isEmpty()) {
                settle(now, false, false);
            }
            utteranceEnded = true;
            send(wire.utteranceEnd(lastWordEnd));
        }
    }

    private void settle(long until, boolean speechFinal, boolean fromFinalize) {
        send(wire.results(new DeepgramWire.Span(segmentStart, until, true, speechFinal, fromFinalize), words));
        words.clear();
        segmentStart = until;
        lastInterim = now;
        changedSinceInterim = false;
    }

    private void send(ObjectNode message) {
        outbox.add(new Pending(now + (long) conditions.latencyMillis() * MILLI, message));
    }
}
