package io.patchbay.agent.call;

import io.patchbay.agent.workflow.AssistantOutcome;
import java.net.URI;
import java.util.Optional;

/// What we know of the assistant's own end of the call. `dials` counts how often it was asked in.
public record AssistantSide(
        Optional<String> callId,
        Optional<URI> controlUrl,
        boolean spoke,
        int cues,
        int dials,
        Optional<AssistantOutcome> outcome) {

    static final AssistantSide ABSENT =
            new AssistantSide(Optional.empty(), Optional.empty(), false, 0, 0, Optional.empty());

    AssistantSide connected(String id, Optional<URI> control) {
        return new AssistantSide(Optional.of(id), control.or(() -> controlUrl), spoke, cues, dials, outcome);
    }

    AssistantSide speaking() {
        return new AssistantSide(callId, controlUrl, true, cues, dials, outcome);
    }

    AssistantSide cued() {
        return new AssistantSide(callId, controlUrl, spoke, cues + 1, dials, outcome);
    }

    AssistantSide dialled() {
        return new AssistantSide(callId, controlUrl, spoke, cues, dials + 1, outcome);
    }

    AssistantSide reported(String id, AssistantOutcome result) {
        return new AssistantSide(Optional.of(callId.orElse(id)), controlUrl, spoke, cues, dials, Optional.of(result));
    }
}
