package io.patchbay.sandbox.clinic;

import io.patchbay.sandbox.line.Frames;

/// A person on the line: answers when spoken to, asks "Hello?" into silence, and does not wait for ever.
final class PersonTurn implements Turn {

    /// What the person does next.
    sealed interface Move {}

    /// Says this.
    record Says(String words) implements Move {}

    /// Listens.
    record Waits() implements Move {}

    /// Hangs up; `inSilence` when nobody ever spoke.
    record Leaves(boolean inSilence) implements Move {}

    private static final int AFTER_THE_LAST_WORD = Frames.ofMillis(12_000);

    private final Scene.Person person;
    private int replies;
    private boolean greeted;
    private boolean spokenTo;
    private long quietSince = -1;
    private long longest;

    PersonTurn(Scene.Person person) {
        this.person = person;
    }

    /// The next move in a frame in which the person is not speaking. `answered`: the caller has said something and
    /// stopped.
    Move next(long frame, boolean answered, boolean callerSpeaks) {
        if (quietSince < 0) {
            quietSince = frame;
        }
        if (answered) {
            spokenTo = true;
            quietSince = -1;
            return replies < person.replies().size() ? new Says(person.replies().get(replies++)) : new Waits();
        }
        if (callerSpeaks) {
            quietSince = frame;
            return new Waits();
        }
        long quiet = frame - quietSince;
        if (!spokenTo) {
            longest = Math.max(longest, quiet);
        }
        return silent(quiet);
    }

    private Move silent(long quiet) {
        if (spokenTo) {
            return quiet > AFTER_THE_LAST_WORD ? new Leaves(false) : new Waits();
        }
        if (!greeted && quiet >= Frames.ofMillis(person.helloAfter().toMillis())) {
            greeted = true;
            return new Says("Hello?");
        }
        return quiet >= Frames.ofMillis(person.patience().toMillis()) ? new Leaves(true) : new Waits();
    }

    /// How long the person waited, at most, until the first word of anybody's was out.
    long longestSilenceMillis() {
        return longest * Frames.MILLIS;
    }
}
