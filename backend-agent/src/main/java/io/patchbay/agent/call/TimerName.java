package io.patchbay.agent.call;

/// The waits of a call. Each has a deadline in [CallPolicy] and something that happens when it passes.
public enum TimerName {
    /// The clinic's telephone has rung for long enough.
    RING,
    /// A dial's outcome is unknown; look again.
    LOOK_UP,
    /// The clinic answered; its audio must reach us.
    STREAM,
    /// Hearing owes a verdict; the last resort when it is dead.
    VERDICT,
    /// The phone tree has been walked for long enough.
    NAVIGATE,
    /// A person should have come by now.
    PERSON,
    /// The assistant should be in the conference by now.
    ASSISTANT_JOIN,
    /// A hold or unhold should be confirmed by now.
    HOLD,
    /// The assistant, let in, should be speaking by now.
    ASSISTANT_SPEAKS,
    /// The legs should be gone by now.
    END,
    /// The assistant's report should be here by now.
    REPORT,
    /// The carrier ends no call later than this; whatever we missed, it is over.
    LONGEST
}
