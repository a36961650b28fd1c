package io.patchbay.sandbox.clinic;

import io.patchbay.sandbox.journal.Journal;
import io.patchbay.sandbox.journal.JournalEntry;
import io.patchbay.sandbox.line.FarEnd;
import io.patchbay.sandbox.line.Frames;
import io.patchbay.sandbox.line.Line;
import io.patchbay.sandbox.line.Party;
import io.patchbay.sandbox.voice.Voice;
import io.patchbay.sandbox.voice.WatermarkListener;
import io.patchbay.sandbox.voice.WatermarkVoice;
import io.patchbay.sandbox.voice.WordListener;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// A caller on the line with a clinic: presses keys and says things when told to, and hears everything.
final class PhoneCall implements Line {

    private static final Voice VOICE = new WatermarkVoice("caller");
    private static final int LONGEST_FRAMES = 50 * 600;

    final StringBuilder heard = new StringBuilder();
    private final Party clinic;
    private final WordListener ear = new WatermarkListener();
    private final Journal journal;
    private final long journalFrom;
    private byte[] saying = new byte[0];
    private int said;
    private long frame;
    private int quietFrames;
    private boolean over;

    private PhoneCall(Party clinic, Journal journal) {
        this.clinic = clinic;
        this.journal = journal;
        this.journalFrom = journal.entries("", 0).size();
        clinic.answered(this);
    }

    /// Dials and is answered; fails when nobody picks up.
    static PhoneCall to(Clinics clinics, String number, Journal journal) {
        FarEnd farEnd = clinics.dial(number, "CA1").orElseThrow();
        if (farEnd instanceof FarEnd.PicksUp up) {
            return new PhoneCall(up.party(), journal);
        }
        throw new AssertionError("nobody picked up");
    }

    /// Waits for the clinic to fall silent for so long; or for the end.
    PhoneCall untilQuiet(long millis) {
        quietFrames = 0;
        long until = frame + LONGEST_FRAMES;
        while (!over && quietFrames < Frames.ofMillis(millis) && frame < until) {
            step();
        }
        return this;
    }

    PhoneCall untilHeard(String words) {
        long until = frame + LONGEST_FRAMES;
        while (!over && heard.indexOf(words) < 0 && frame < until) {
            step();
        }
        return this;
    }

    PhoneCall forMillis(long millis) {
        long until = frame + Frames.ofMillis(millis);
        while (!over && frame < until) {
            step();
        }
        return this;
    }

    PhoneCall untilOver() {
        long until = frame + LONGEST_FRAMES;
        while (!over && frame < until) {
            step();
        }
        return this;
    }

    PhoneCall press(String keys, long apartMillis) {
        for (int i = 0; i < keys.length(); i++) {
            clinic.digit(frame, keys.charAt(i));
            forMillis(apartMillis);
        }
        return this;
    }

    PhoneCall say(String words) {
        saying = VOICE.say(words);
        said = 0;
        return forMillis(saying.length / 8);
    }

    boolean isOver() {
        return over;
    }

    long seconds() {
        return frame / 50;
    }

    List<JournalEntry> events(String event) {
        List<JournalEntry> found = new ArrayList<>();
        for (JournalEntry entry : journal.entries("clinic", journalFrom + 1)) {
            if (entry.text("event").equals(event)) {
                found.add(entry);
            }
        }
        return found;
    }

    /// The first event of its kind; fails when there is none.
    JournalEntry event(String event) {
        return events(event).getFirst();
    }

    private void step() {
        byte[] audio = clinic.speak(frame);
        quietFrames = Arrays.equals(audio, Frames.SILENCE) ? quietFrames + 1 : 0;
        ear.hear(audio).forEach(word -> heard.append(word.text()).append(' '));
        int from = said * Frames.SAMPLES;
        boolean speaking = from < saying.length;
        clinic.hear(frame, speaking ? Arrays.copyOfRange(saying, from, from + Frames.SAMPLES) : Frames.SILENCE);
        said++;
        frame++;
    }

    @Override
    public String callSid() {
        return "CA1";
    }

    @Override
    public String dialled() {
        return "";
    }

    @Override
    public Map<String, String> sipHeaders() {
        return Map.of();
    }

    @Override
    public void hangUp() {
        over = true;
    }
}
