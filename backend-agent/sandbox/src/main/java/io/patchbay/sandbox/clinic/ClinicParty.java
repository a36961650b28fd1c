package io.patchbay.sandbox.clinic;

import io.patchbay.sandbox.journal.Journal;
import io.patchbay.sandbox.line.Frames;
import io.patchbay.sandbox.line.Line;
import io.patchbay.sandbox.line.Party;
import io.patchbay.sandbox.voice.Voice;
import io.patchbay.sandbox.voice.WordListener;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One call to a clinic, performed from its script. Everything it does follows from the frames it is given.
final class ClinicParty implements Party, Stage {

    private static final int MOST_STEPS_PER_FRAME = 100;
    private static final Act NOTHING = Playing.silence(0);

    private final Clinic clinic;
    private final String section;
    private final Voice voice;
    private final WordListener ear;
    private final Journal journal;
    private final Deque<Step> steps = new ArrayDeque<>();
    private Act act = NOTHING;
    private @Nullable Line line;
    private long frame;
    private boolean receiverDown;

    ClinicParty(Clinic clinic, String section, Voice voice, WordListener ear, Journal journal) {
        this.clinic = clinic;
        this.section = section;
        this.voice = voice;
        this.ear = ear;
        this.journal = journal;
    }

    @Override
    public void answered(Line line) {
        this.line = line;
        note("answered", "section", section);
        goTo(section);
    }

    @Override
    public byte[] speak(long frame) {
        this.frame = frame;
        for (int i = 0; i < MOST_STEPS_PER_FRAME && act.isOver() && !receiverDown; i++) {
            next();
        }
        return receiverDown ? Frames.SILENCE : act.speak();
    }

    @Override
    public void hear(long frame, byte[] audio) {
        List<WordListener.SpokenWord> words = ear.hear(audio);
        act.hear(words.isEmpty() ? Heard.NOTHING : new Heard(words));
    }

    @Override
    public void digit(long frame, char key) {
        this.frame = frame;
        act.key(key);
    }

    @Override
    public void hungUp() {
        receiverDown = true;
        act = NOTHING;
        steps.clear();
    }

    @Override
    public byte[] voiced(String sentence) {
        return voice.say(sentence);
    }

    @Override
    public void goTo(String section) {
        steps.clear();
        steps.addAll(clinic.sections().getOrDefault(section, List.of()));
        act = NOTHING;
    }

    @Override
    public void hangUp(String why) {
        if (!receiverDown) {
            receiverDown = true;
            note("receiver_down", "why", why);
            Line open = line;
            if (open != null) {
                open.hangUp();
            }
        }
    }

    @Override
    public void note(String event, Object... facts) {
        Object[] all = new Object[facts.length + 8];
        Line open = line;
        Object[] head = {
            "event", event, "callSid", open == null ? "" : open.callSid(), "clinic", clinic.key(), "legMillis", millis()
        };
        System.arraycopy(head, 0, all, 0, 8);
        System.arraycopy(facts, 0, all, 8, facts.length);
        journal.note("clinic", all);
    }

    @Override
    public long millis() {
        return frame * Frames.MILLIS;
    }

    private void next() {
        Step step = steps.poll();
        if (step == null) {
            hangUp("script_over");
            return;
        }
        switch (step) {
            case Step.Say say -> act = new Playing(voice.say(say.words()));
            case Step.Pause pause -> act = Playing.silence(pause.length().toMillis());
            case Step.Sound sound -> act = new Playing(Sounds.of(sound));
            case Step.Menu menu -> act = new Choosing(menu, this);
            case Step.Listen listen -> act = new Listening(listen, this);
            case Step.Person person -> act = new Conversation(person, this);
            case Step.GoTo to -> goTo(to.section());
            case Step.HangUp _ -> hangUp("script_over");
        }
    }
}
