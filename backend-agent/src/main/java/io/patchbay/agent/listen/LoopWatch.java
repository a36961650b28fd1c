package io.patchbay.agent.listen;

import io.patchbay.agent.listen.words.PromptFingerprint;
import java.util.ArrayList;
import java.util.List;

/// Notices menus that come again: whatever was done about them had no effect.
record LoopWatch(List<Sight> sights) {

    static final LoopWatch NOTHING_SEEN = new LoopWatch(List.of());

    /// The menu has been heard (again); the last sight of the result is this menu's.
    LoopWatch see(PromptFingerprint fingerprint, int steps, double same) {
        var next = new ArrayList<>(sights);
        for (Sight sight : sights) {
            if (sight.fingerprint().resembles(fingerprint, same)) {
                next.remove(sight);
                next.add(sight.again());
                return new LoopWatch(List.copyOf(next));
            }
        }
        next.add(new Sight(fingerprint, 1, steps, null));
        return new LoopWatch(List.copyOf(next));
    }

    /// What is now done about the menu last seen.
    LoopWatch trying(PathAction action) {
        var next = new ArrayList<>(sights);
        next.set(next.size() - 1, next.getLast().trying(action));
        return new LoopWatch(List.copyOf(next));
    }

    Sight last() {
        return sights.getLast();
    }
}
