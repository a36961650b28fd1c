package io.patchbay.agent.call;

/// How far one leg has come. A terminal status is final, whatever arrives later.
public enum LegStatus {
    NOT_DIALLED,
    DIALLING,
    QUEUED,
    RINGING,
    ANSWERED,
    COMPLETED,
    BUSY,
    NO_ANSWER,
    FAILED,
    CANCELED;

    /// Whether nothing more will happen on the leg.
    public boolean isTerminal() {
        return compareTo(COMPLETED) >= 0;
    }
}
