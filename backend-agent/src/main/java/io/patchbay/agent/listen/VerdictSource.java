package io.patchbay.agent.listen;

/// Where a verdict came from.
public enum VerdictSource {
    /// The rules heard enough.
    FAST,
    /// The reasoner said so.
    REASONER,
    /// The deadline passed without either: a person is assumed, to be reviewed.
    DEFAULT,
    /// Someone else decided.
    TOLD
}
