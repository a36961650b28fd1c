package io.patchbay.sandbox.clinic;

import io.patchbay.sandbox.line.Frames;
import java.util.Map;
import java.util.Optional;

/// A menu while it is open: read so often, waited on so long, left by a key, a word, or for want of either.
final class MenuTurn {

    /// What the menu does next.
    sealed interface Move {}

    /// Reads this.
    record Read(String words) implements Move {}

    /// Nothing for now.
    record Wait() implements Move {}

    /// Goes on in that scene.
    record Leave(String scene) implements Move {}

    private final int gapFrames;
    private Optional<Scene.Menu> menu = Optional.empty();
    private int readings;
    private long waitsUntil;
    private long lastKey = Long.MIN_VALUE / 2;
    private Optional<String> toSay = Optional.empty();

    /// Keys closer together than this are not noticed.
    MenuTurn(int gapFrames) {
        this.gapFrames = gapFrames;
    }

    void open(Scene.Menu opened) {
        menu = Optional.of(opened);
        readings = 0;
        waitsUntil = 0;
        toSay = Optional.empty();
    }

    void close() {
        menu = Optional.empty();
    }

    boolean isOpen() {
        return menu.isPresent();
    }

    void waitUntil(long frame) {
        waitsUntil = frame;
    }

    long waitsUntil() {
        return waitsUntil;
    }

    /// A key; the scene it leads to, if it is one of the menu's and not too soon after another.
    Optional<String> pressed(long frame, char key) {
        boolean tooSoon = frame - lastKey < gapFrames;
        lastKey = frame;
        if (menu.isEmpty() || tooSoon) {
            return Optional.empty();
        }
        Optional<String> next = Optional.ofNullable(menu.get().keys().get(key));
        if (next.isEmpty()) {
            toSay = menu.get().invalid();
            waitsUntil = 0;
        }
        return next;
    }

    /// A word; the scene it leads to, if it is one of the menu's.
    Optional<String> said(String word) {
        return menu.flatMap(open -> open.words().entrySet().stream()
                .filter(entry -> entry.getKey().equals(word))
                .map(Map.Entry::getValue)
                .findFirst());
    }

    /// What to do in this frame, in which nothing is being played.
    Move due(long frame) {
        Scene.Menu open = menu.orElseThrow();
        if (frame < waitsUntil) {
            return new Wait();
        }
        if (toSay.isPresent()) {
            String words = toSay.get();
            toSay = Optional.empty();
            return new Read(words);
        }
        if (readings >= open.readings() && waitsUntil > 0) {
            return new Leave(open.otherwise());
        }
        if (readings > 0 && waitsUntil == 0) {
            waitsUntil = frame + Frames.ofMillis(open.waits().toMillis());
            return readings > open.readings() ? new Leave(open.otherwise()) : new Wait();
        }
        readings++;
        waitsUntil = 0;
        return new Read(open.prompt());
    }
}
