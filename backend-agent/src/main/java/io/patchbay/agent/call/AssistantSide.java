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
        Optional<AssistantOutcome> kept = callId.filter(id::equals).isPresent() ? outcome : Optional.empty();
        return new AssistantSide(Optional.of(id), control.or(() -> controlUrl), spoke, cues, dials, kept);
    }

    AssistantSide speaking() {
        return new AssistantSide(callId, controlUrl, true, cues, dials, outcome);
    }

    AssistantSide cued() {
        return new AssistantSide(callId, controlUrl, spoke, cues + 1, dials, outcome);
    }

    /// Asked in, or asked in again: a new one is told from the beginning, and its report is the one that counts.
    AssistantSide dialled() {
        return new AssistantSide(Optional.empty(), Optional.empty(), spoke, 0, dials + 1, Optional.empty());
    }

    /// Whether this is the call of an assistant in whose place another one has come.
    boolean isReplaced(String id) {
        return dials > 1 && callId.filter(known -> !known.equals(id)).isPresent();
    }

    AssistantSide reported(String id, AssistantOutcome result) {
        return new AssistantSide(Optional.of(callId.orElse(id)), controlUrl, spoke, cues, dials, Optional.of(result));
    }
}
