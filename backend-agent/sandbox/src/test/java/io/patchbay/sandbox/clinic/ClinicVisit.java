package io.patchbay.sandbox.clinic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.patchbay.sandbox.journal.Journal;
import io.patchbay.sandbox.journal.JournalEntry;
import io.patchbay.sandbox.line.FarEnd;
import io.patchbay.sandbox.line.Frames;
import io.patchbay.sandbox.line.Line;
import io.patchbay.sandbox.line.Party;
import io.patchbay.sandbox.voice.WatermarkListener;
import io.patchbay.sandbox.voice.WatermarkVoice;
import io.patchbay.sandbox.voice.WordListener;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// A scripted caller at one clinic: goes through a call frame by frame, hears words, says sentences, presses keys.
final class ClinicVisit implements Line {

    private static final Duration LONGEST = Duration.ofMinutes(3);
    private static final WatermarkVoice CALLER = new WatermarkVoice("caller");

    private final Party clinic;
    private final Journal journal;
    private final WatermarkListener ear = new WatermarkListener();
    private final ByteArrayOutputStream sound = new ByteArrayOutputStream();
    private final StringBuilder unread = new StringBuilder();
    private long frame;
    private boolean over;

    private ClinicVisit(Party clinic, Journal journal) {
        this.clinic = clinic;
        this.journal = journal;
        clinic.answered(this);
    }

    /// The next call to a clinic that picks up.
    static ClinicVisit to(Clinics clinics, String number, Journal journal) {
        FarEnd end = clinics.dial(number, "CA1").orElseThrow();
        assertThat(end).isInstanceOf(FarEnd.PicksUp.class);
        return new ClinicVisit(((FarEnd.PicksUp) end).party(), journal);
    }

    /// The first call to a clinic.
    static ClinicVisit to(ClinicScript script) {
        Journal journal = journal();
        return to(clinics(journal, script), script.number(), journal);
    }

    /// The first call to a clinic with these scenes, written as in a clinic's file.
    static ClinicVisit toScenes(String scenes) {
        return to(script(scenes));
    }

    static Journal journal() {
        return Journal.inMemory(InstantSource.fixed(Instant.parse("2026-03-08T18:00:00Z")));
    }

    static Clinics clinics(Journal journal, ClinicScript... scripts) {
        return new Clinics(Arrays.asList(scripts), new WatermarkVoice(), WatermarkListener::new, journal);
    }

    static ClinicScript script(String scenes) {
        return read("""
                number: "+12025550199"
                name: Test Clinic
                expects: {classification: human, ends: completed}
                answers: {ringing: 1s}
                """ + scenes);
    }

    static ClinicScript read(String file) {
        try {
            return new ScriptReader("test.yaml").read(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /// Waits until the clinic has said this, whatever it says before.
    ClinicVisit hears(String words) {
        long start = frame;
        while (!unread.toString().contains(words)) {
            if (over || frame - start > frames(LONGEST)) {
                fail("waited for '%s' and heard '%s'%s", words, unread, over ? ", then the end of the call" : "");
            }
            step(Frames.SILENCE);
        }
        unread.setLength(0);
        return this;
    }

    /// Waits for the clinic to hang up.
    ClinicVisit isHungUpOn() {
        long start = frame;
        while (!over) {
            assertThat(frame - start).as("frames waited").isLessThan(frames(LONGEST));
            step(Frames.SILENCE);
        }
        return this;
    }

    ClinicVisit waits(Duration time) {
        for (int i = 0; i < frames(time); i++) {
            step(Frames.SILENCE);
        }
        return this;
    }

    /// Waits, and hears no word meanwhile.
    ClinicVisit hearsNothingFor(Duration time) {
        unread.setLength(0);
        waits(time);
        assertThat(unread).isEmpty();
        return this;
    }

    ClinicVisit says(String sentence) {
        return saysPartOf(sentence, 1);
    }

    /// Says the beginning of a sentence; the rest is lost on the way.
    ClinicVisit saysPartOf(String sentence, double part) {
        byte[] said = CALLER.say(sentence);
        for (int at = 0; at < said.length * part; at += Frames.SAMPLES) {
            step(Arrays.copyOfRange(said, at, at + Frames.SAMPLES));
        }
        return this;
    }

    ClinicVisit presses(char key) {
        clinic.digit(frame, key);
        return this;
    }

    ClinicVisit hangsUp() {
        hangUp();
        return this;
    }

    boolean isOver() {
        return over;
    }

    /// How long the call has lasted.
    Duration time() {
        return Duration.ofMillis(frame * Frames.MILLIS);
    }

    /// Whether this sound was heard, sample for sample, beginning with any frame.
    boolean heardSound(byte[] wanted) {
        byte[] all = sound.toByteArray();
        for (int at = 0; at + wanted.length <= all.length; at += Frames.SAMPLES) {
            if (Arrays.equals(all, at, at + wanted.length, wanted, 0, wanted.length)) {
                return true;
            }
        }
        return false;
    }

    List<JournalEntry> noted(String kind) {
        return journal.entries(kind, 0);
    }

    private void step(byte[] mine) {
        byte[] theirs = clinic.speak(frame);
        assertThat(theirs).hasSize(Frames.SAMPLES);
        sound.writeBytes(theirs);
        for (WordListener.SpokenWord word : ear.hear(theirs)) {
            unread.append(unread.isEmpty() ? "" : " ").append(word.text());
        }
        clinic.hear(frame, mine);
        frame++;
    }

    private static int frames(Duration time) {
        return Frames.ofMillis(time.toMillis());
    }

    @Override
    public String callSid() {
        return "CA1";
    }

    @Override
    public String dialled() {
        return "+12025550199";
    }

    @Override
    public Map<String, String> sipHeaders() {
        return Map.of();
    }

    @Override
    public void hangUp() {
        over = true;
        clinic.hungUp();
    }
}
