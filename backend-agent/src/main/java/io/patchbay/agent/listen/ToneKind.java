package io.patchbay.agent.listen;

/// The machine sounds told apart on a telephone line.
public enum ToneKind {
    /// One steady tone of a mailbox: "after the beep".
    BEEP,
    /// A key of a touch-tone telephone.
    DTMF,
    /// The three rising tones before "the number you have dialled…".
    SIT,
    /// The far end is ringing.
    RINGBACK,
    /// Busy, or all trunks busy.
    BUSY,
    /// A fax machine that answers (2100 Hz).
    FAX_CED,
    /// A fax machine that calls (1100 Hz).
    FAX_CNG,
    /// Sound that goes on without the pauses of speech: music on hold.
    MUSIC
}
