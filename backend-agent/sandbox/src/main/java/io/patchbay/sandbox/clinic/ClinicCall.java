package io.patchbay.sandbox.clinic;

import io.patchbay.sandbox.journal.Journal;
import io.patchbay.sandbox.line.Frames;
import io.patchbay.sandbox.line.Line;
import io.patchbay.sandbox.line.Party;
import io.patchbay.sandbox.voice.Tones;
import io.patchbay.sandbox.voice.Voice;
import io.patchbay.sandbox.voice.WordListener;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// One call at a clinic: plays its script. Driven by one thread, frame by frame; knows no clock but the frame number.
final class ClinicCall implements Party {

    /// A speaker is done when nothing new was heard for this long; then a person thinks, then answers.
    private static final int TURN_FRAMES = Frames.ofMillis(800);

    private final ClinicScript script;
    private final Voice voice;
    private final Journal journal;
    private final CallerEar ear;
    private final Playback playback = new Playback();
    private final Deque<Scene> ahead = new ArrayDeque<>();
    private final AtomicReference<Optional<Line>> line = new AtomicReference<>(Optional.empty());
    private final MenuTurn menu;
    private Optional<PersonTurn> person = Optional.empty();
    private Optional<Scene.Listen> listening = Optional.empty();
    private long waitUntil;
    private boolean over;

    ClinicCall(ClinicScript script, String start, Voice voice, WordListener listener, Journal journal) {
        this.script = script;
        this.voice = voice;
        this.journal = journal;
        this.ear = new CallerEar(listener);
        this.menu = new MenuTurn(Frames.ofMillis(script.digitGap().toMillis()));
        ahead.addAll(script.scene(start));
    }

    @Override
    public void answered(Line mine) {
        line.set(Optional.of(mine));
        note("clinic_answered");
    }

    @Override
    public byte[] speak(long frame) {
        if (!playback.isOver()) {
            return playback.next();
        }
        if (!over) {
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
        Optional<String> next = menu.pressed(frame, key);
        journal.note("clinic_digit", "call", sid(), "clinic", script.name(), "key", String.valueOf(key), "frame", frame,
                "taken", next.isPresent());
        next.ifPresent(scene -> {
            playback.stop();
            go(scene);
        });
    }

    @Override
    public void hungUp() {
        over = true;
        playback.stop();
        person.ifPresent(turn -> note("person_waited", "silence_ms", turn.longestSilenceMillis()));
    }

    private void advance(long frame) {
        if (frame < waitUntil) {
            return;
        }
        if (person.isPresent()) {
            talk(frame, person.get());
        } else if (menu.isOpen()) {
            choose(frame);
        } else if (listening.isPresent()) {
            listen(frame, listening.get());
        } else if (ahead.isEmpty()) {
            hangUp("script_over");
        } else {
            begin(frame, ahead.removeFirst());
        }
    }

    private void begin(long frame, Scene scene) {
        switch (scene) {
            case Scene.Say say -> playback.play(voice.say(say.words()));
            case Scene.Pause pause -> waitUntil = frame + frames(pause.length());
            case Scene.Tone tone -> playback.play(sound(tone));
            case Scene.Menu opened -> {
                ear.take();
                menu.open(opened);
            }
            case Scene.Listen listen -> {
                ear.take();
                listening = Optional.of(listen);
                menu.waitUntil(frame + frames(listen.waits()));
            }
            case Scene.Person someone -> {
                ear.take();
                person = Optional.of(new PersonTurn(someone));
                note("person_on_the_line", "frame", frame);
                playback.play(voice.say(someone.opening()));
            }
            case Scene.Goto to -> go(to.scene());
            case Scene.HangUp _ -> hangUp("clinic");
        }
    }

    private static byte[] sound(Scene.Tone tone) {
        int millis = (int) tone.length().toMillis();
        return switch (tone.kind()) {
            case "beep" -> Tones.beep(tone.hertz(), millis);
            case "ringback" -> Tones.ringback(millis);
            case "busy" -> Tones.busy(millis);
            case "sit" -> Tones.sit();
            case "fax" -> Tones.faxCed(millis);
            default -> Tones.holdMusic(millis);
        };
    }

    private void choose(long frame) {
        Iterator<String> heard = ear.hasSpoken(frame, TURN_FRAMES) ? ear.take().iterator() : List.<String>of().iterator();
        while (heard.hasNext()) {
            Optional<String> next = menu.said(heard.next());
            if (next.isPresent()) {
                go(next.get());
                return;
            }
        }
        switch (menu.due(frame)) {
            case MenuTurn.Read read -> playback.play(voice.say(read.words()));
            case MenuTurn.Wait _ -> {}
            case MenuTurn.Leave leave -> go(leave.scene());
        }
    }

    private void listen(long frame, Scene.Listen listen) {
        if (ear.hasSpoken(frame, TURN_FRAMES)) {
            ear.take();
            go(listen.heard());
        } else if (frame >= menu.waitsUntil() && !ear.isSpeaking()) {
            go(listen.nothing());
        }
    }

    private void talk(long frame, PersonTurn turn) {
        boolean answered = ear.hasSpoken(frame, TURN_FRAMES);
        if (answered) {
            ear.take();
        }
        switch (turn.next(frame, answered, ear.isSpeaking())) {
            case PersonTurn.Says says -> playback.play(voice.say(says.words()));
            case PersonTurn.Waits _ -> {}
            case PersonTurn.Leaves leaves -> {
                note(leaves.inSilence() ? "hung_up_in_silence" : "person_hung_up", "silence_ms",
                        turn.longestSilenceMillis());
                hangUp("person");
            }
        }
    }

    private void go(String scene) {
        person = Optional.empty();
        listening = Optional.empty();
        menu.close();
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
        all[1] = sid();
        all[2] = "clinic";
        all[3] = script.name();
        System.arraycopy(facts, 0, all, 4, facts.length);
        journal.note(kind, all);
    }

    private String sid() {
        return line.get().map(Line::callSid).orElse("");
    }

    private static int frames(Duration time) {
        return Frames.ofMillis(time.toMillis());
    }
}
