package io.patchbay.sandbox.clinic;

import io.patchbay.sandbox.line.Frames;
import java.util.ArrayDeque;
import java.util.Deque;

/// A person on the line: greets, waits to be spoken to, asks and answers, says goodbye. Whoever meets silence says
/// "Hello?" and in the end hangs up, so that a caller who lets a person wait is found out.
final class Conversation implements Act {

    /// A pause this long after a caller's last word means it is the person's turn.
    private static final long TURN_MILLIS = 700;
    /// The same when the last word heard did not end a sentence.
    private static final long UNSURE_MILLIS = 2500;
    private static final long GOODBYE_MILLIS = 8000;

    private final Step.Person person;
    private final Stage stage;
    private final Deque<String> lines = new ArrayDeque<>();
    private Playing speaking = Playing.silence(0);
    private long waitingMillis;
    private long sinceWordMillis;
    private boolean heardSomething;
    private boolean sentenceEnded;
    private boolean spokenTo;
    private boolean saidHello;
    private boolean sayingHello;
    private boolean answered;
    private boolean over;

    Conversation(Step.Person person, Stage stage) {
        this.person = person;
        this.stage = stage;
        lines.addAll(person.questions());
        lines.add(person.answer());
        stage.note("person_picked_up");
        if (!person.greeting().isEmpty()) {
            say(person.greeting());
        }
    }

    @Override
    public byte[] speak() {
        if (over) {
            return Frames.SILENCE;
        }
        if (!speaking.isOver()) {
            waitingMillis = sayingHello ? waitingMillis + Frames.MILLIS : 0;
            return speaking.speak();
        }
        sayingHello = false;
        waitingMillis += Frames.MILLIS;
        takeTurn();
        return Frames.SILENCE;
    }

    @Override
    public void hear(Heard heard) {
        sinceWordMillis += Frames.MILLIS;
        if (!heard.isAnything()) {
            return;
        }
        if (!spokenTo) {
            spokenTo = true;
            long speaking = (heard.words().getFirst().toSample()
                            - heard.words().getFirst().fromSample())
                    / 8;
            long waited = Math.max(0, waitingMillis - speaking);
            stage.note("person_spoken_to", "waitedMillis", waited, "saidHello", saidHello);
        }
        heardSomething = true;
        sentenceEnded = heard.endsSentence();
        sinceWordMillis = 0;
        waitingMillis = 0;
    }

    @Override
    public boolean isOver() {
        return over;
    }

    private void takeTurn() {
        if (heardSomething && sinceWordMillis >= (sentenceEnded ? TURN_MILLIS : UNSURE_MILLIS)) {
            heardSomething = false;
            reply();
        } else if (!heardSomething && answered) {
            if (waitingMillis >= GOODBYE_MILLIS) {
                hangUp("conversation_over");
            }
        } else if (!heardSomething) {
            beImpatient();
        }
    }

    private void reply() {
        String line = lines.poll();
        if (line != null) {
            answered = lines.isEmpty();
            saidHello = false;
            stage.note(answered ? "person_answered" : "person_asked");
            say(line);
        } else {
            hangUp("conversation_over");
        }
    }

    private void beImpatient() {
        if (waitingMillis >= person.patience().hangUp().toMillis()) {
            stage.note("hung_up_in_silence", "waitedMillis", waitingMillis);
            hangUp("hung_up_in_silence");
        } else if (!saidHello && waitingMillis >= person.patience().hello().toMillis()) {
            saidHello = true;
            sayingHello = true;
            stage.note("person_said_hello", "waitedMillis", waitingMillis);
            say("Hello?");
        }
    }

    private void say(String line) {
        speaking = new Playing(stage.voiced(line));
    }

    private void hangUp(String why) {
        over = true;
        stage.hangUp(why);
    }
}
