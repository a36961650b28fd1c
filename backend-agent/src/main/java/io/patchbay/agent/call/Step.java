package io.patchbay.agent.call;

import java.util.List;

/// What one event led to.
public record Step(CallState next, List<Effect> effects) {

    public Step {
        effects = List.copyOf(effects);
    }
}
