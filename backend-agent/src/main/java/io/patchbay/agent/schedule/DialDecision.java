package io.patchbay.agent.schedule;

import java.time.Instant;

/// Whether a call may be placed now.
public sealed interface DialDecision {

    /// It may, and this is how things stand once it is: keep both, in the row and in memory.
    record Allowed(DialRulesState next, AttemptsOfDay attempts) implements DialDecision {}

    /// It may not, for this reason; the text is for the row, in plain English. For a final reason the time means
    /// nothing.
    record Refused(WaitReason reason, Instant tryAgainAt, String text) implements DialDecision {}
}
