package io.patchbay.sandbox.clinic;

import io.patchbay.sandbox.line.Frames;
import java.util.List;
import java.util.Optional;

/// A menu while it is open: read, waited on, read again, as often as its script says; left by a key, a word, or for
/// want of either. An answer that is none of its own is protested, where the script has words for that, and costs a
/// reading.
final class MenuTurn implements Turn {

    /// What the menu does next.
    sealed interface Move {}

    /// Reads this.
    record Read(String words) implements Move {}

    /// Nothing for now.
    record Wait() implements Move {}

    /// Goes on in that scene.
    record Leave(String scene) implements Move {}

    private enum Phase {
        ABOUT_TO_READ,
        ABOUT_TO_PROTEST,
        READ,
        WAITING
    }

    private final Scene.Menu menu;
    private Phase phase = Phase.ABOUT_TO_READ;
    private int readings;
    private long waitsUntil;

    MenuTurn(Scene.Menu menu) {
        this.menu = menu;
    }

    /// Whether it listens to words at all.
    boolean hearsWords() {
        return !menu.words().isEmpty();
    }

    /// A key was pressed; the scene it leads to, if it is one of the menu's.
    Optional<String> pressed(char key) {
        return answered(Optional.ofNullable(menu.keys().get(key)));
    }

    /// The caller said something; the scene its first word of the menu's leads to, if there is one.
    Optional<String> said(List<String> words) {
        return answered(
                words.stream().filter(menu.words()::containsKey).findFirst().map(menu.words()::get));
    }

    private Optional<String> answered(Optional<String> next) {
        if (next.isEmpty() && menu.invalid().isPresent()) {
            phase = Phase.ABOUT_TO_PROTEST;
        }
        return next;
    }

    /// Whether the last answer was none of the menu's and it is about to say so, whatever it was saying.
    boolean protests() {
        return phase == Phase.ABOUT_TO_PROTEST;
    }

    /// What to do in this frame, in which nothing is being played.
    Move due(long frame) {
        return switch (phase) {
            case ABOUT_TO_READ -> readOrLeave();
            case ABOUT_TO_PROTEST -> {
                phase = Phase.ABOUT_TO_READ;
                yield menu.invalid().<Move>map(Read::new).orElseGet(this::readOrLeave);
            }
            case READ -> {
                phase = Phase.WAITING;
                waitsUntil = frame + Frames.ofMillis(menu.waits().toMillis());
                yield new Wait();
            }
            case WAITING -> frame < waitsUntil ? new Wait() : readOrLeave();
        };
    }

    private Move readOrLeave() {
        if (readings >= menu.readings()) {
            return new Leave(menu.otherwise());
        }
        readings++;
        phase = Phase.READ;
        return new Read(menu.prompt());
    }
}
