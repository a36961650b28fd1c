package io.patchbay.agent.listen;

import io.patchbay.agent.listen.words.PromptFingerprint;
import org.jspecify.annotations.Nullable;

/// A menu that has been heard `count` times, how long the path was when it was first heard, and what was last
/// done about it.
record Sight(
        PromptFingerprint fingerprint,
        int count,
        int stepsBefore,
        @Nullable PathAction tried) {

    Sight again() {
        return new Sight(fingerprint, count + 1, stepsBefore, tried);
    }

    Sight trying(PathAction action) {
        return new Sight(fingerprint, count, stepsBefore, action);
    }
}
