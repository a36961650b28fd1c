package io.patchbay.agent.listen;

import java.util.List;
import java.util.OptionalLong;

/// The way through one clinic's phone system, as walked. `transferAtMillis` is when a person was heard, from
/// the start of the call's audio; empty when the path ends at a recording.
public record LearnedPath(List<PathStep> steps, OptionalLong transferAtMillis) {

    public LearnedPath {
        steps = List.copyOf(steps);
    }
}
