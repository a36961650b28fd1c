package io.patchbay.sandbox.clinic;

import io.patchbay.sandbox.journal.Journal;
import io.patchbay.sandbox.line.Frames;
import io.patchbay.sandbox.line.Line;
import io.patchbay.sandbox.line.Party;
import io.patchbay.sandbox.voice.Voice;
import io.patchbay.sandbox.voice.WordListener;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// One call at a clinic: plays its script. Driven by one thread, frame by frame; knows no clock but the frame number.
final class ClinicCall implements Party {

    private final ClinicScript script;
    private final Voice voice;
    private final Journal journal;
    private final CallerEar ear;
    private final KeyEar keys;
    private final Playback playback = new Playback();
    private final Deque<Scene> ahead = new ArrayDeque<>();
    private final AtomicReference<Optional<Line>> line = new AtomicReference<>(Optional.empty());
    private Optional<Turn> turn = Optional.empty();
    private long pausedUntil;
    private boolean over;

    ClinicCall(ClinicScript script, String start, Voice voice, WordListener listener, Journal journal) {
        this.script = script;
        this.voice = voice;
        this.journal = journal;
        this.ear = new CallerEar(listener);
        this.keys = new KeyEar(frames(script.digitGap()));
        ahead.addAll(script.scene(start));
    }

    @Override
    public void answered(Line mine) {
        line.set(Optional.of(mine));
        note("clinic_answered");
    }

    @Override
    public byte[] speak(long frame) {
        if (playback.isOver() && !over && frame >= pausedUntil) {
            advance(frame);
        }
        return playback.next();
    }

    @Override
    public void hear(long frame, byte[] audio) {
        ear.hear(frame, audio);
    }

    @Override
    public void digit(long frame, char key) {
        boolean noticed = keys.notices(frame);
        Optional<String> next = Optional.empty();
        if (noticed && turn.orElse(null) instanceof MenuTurn menu) {
            next = menu.pressed(key);
            if (next.isPresent() || menu.protests()) {
                playback.stop();
            }
        }
        note("clinic_digit", "key", String.valueOf(key), "frame", frame, "taken", next.isPresent());
        next.ifPresent(this::go);
    }

    @Override
    public void hungUp() {
        over = true;
        playback.stop();
        if (turn.orElse(null) instanceof PersonTurn person) {
            note("person_waited", "silence_ms", person.longestSilenceMillis());
        }
    }

    private void advance(long frame) {
        if (turn.isPresent()) {
            switch (turn.get()) {
                case MenuTurn menu -> choose(frame, menu);
                case ListenTurn listening -> listen(frame, listening);
                case PersonTurn person -> talk(frame, person);
            }
        } else if (ahead.isEmpty()) {
            hangUp("script_over");
        } else {
            begin(frame, ahead.removeFirst());
        }
    }

    private void begin(long frame, Scene scene) {
        switch (scene) {
            case Scene.Say say -> playback.play(voice.say(say.words()));
            case Scene.Pause pause -> pausedUntil = frame + frames(pause.length());
            case Scene.Tone tone -> playback.play(Sounds.of(tone));
            case Scene.Menu menu -> engage(new MenuTurn(menu));
            case Scene.Listen listen -> engage(ListenTurn.from(frame, listen));
            case Scene.Person person -> {
                engage(new PersonTurn(person));
                note("person_on_the_line", "frame", frame);
                playback.play(voice.say(person.opening()));
            }
            case Scene.Goto to -> go(to.scene());
            case Scene.HangUp _ -> hangUp("clinic");
        }
    }

    private void engage(Turn next) {
        ear.take();
        turn = Optional.of(next);
    }

    private void choose(long frame, MenuTurn menu) {
        if (!menu.hearsWords()) {
            ear.take();
        } else if (ear.hasSpoken(frame)) {
            Optional<String> next = menu.said(ear.take());
            if (next.isPresent()) {
                go(next.get());
                return;
            }
        } else if (ear.isSpeaking()) {
            return;
        }
        switch (menu.due(frame)) {
            case MenuTurn.Read read -> playback.play(voice.say(read.words()));
            case MenuTurn.Wait _ -> {}
            case MenuTurn.Leave leave -> go(leave.scene());
        }
    }

    private void listen(long frame, ListenTurn listening) {
        if (ear.hasSpoken(frame)) {
            go(listening.listen().heard());
        } else if (frame >= listening.until() && !ear.isSpeaking()) {
            go(listening.listen().nothing());
        }
    }

    private void talk(long frame, PersonTurn person) {
        boolean answered = ear.hasSpoken(frame);
        if (answered) {
            ear.take();
        }
        switch (person.next(frame, answered, ear.isSpeaking())) {
            case PersonTurn.Says says -> playback.play(voice.say(says.words()));
            case PersonTurn.Waits _ -> {}
            case PersonTurn.Leaves leaves -> {
                String kind = leaves.inSilence() ? "hung_up_in_silence" : "person_hung_up";
                note(kind, "silence_ms", person.longestSilenceMillis());
                hangUp("person");
            }
        }
    }

    private void go(String scene) {
        turn = Optional.empty();
        ahead.clear();
        ahead.addAll(script.scene(scene));
    }

    private void hangUp(String why) {
        over = true;
        note("clinic_hung_up", "why", why);
        line.get().ifPresent(Line::hangUp);
    }

    private void note(String kind, Object... facts) {
        Object[] all = new Object[facts.length + 4];
        all[0] = "call";
        all[1] = line.get().map(Line::callSid).orElse("");
        all[2] = "clinic";
        all[3] = script.name();
        System.arraycopy(facts, 0, all, 4, facts.length);
        journal.note(kind, all);
    }

    private static int frames(Duration time) {
        return Frames.ofMillis(time.toMillis());
    }
}
