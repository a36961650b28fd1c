package io.patchbay.agent.listen;

import io.patchbay.contract.row.ActionType;

/// One step of a learned path: what was done, when (milliseconds from the start of the call's audio), after
/// which prompt, and the spacing between digits that worked.
public record PathStep(
        ActionType type,
        String value,
        long timingMillis,
        String promptFingerprint,
        String promptText,
        int digitGapMillis) {}
