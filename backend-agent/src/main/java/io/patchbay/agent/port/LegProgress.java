package io.patchbay.agent.port;

/// How far one leg has come, in the order it can happen.
public enum LegProgress {
    QUEUED,
    RINGING,
    ANSWERED,
    COMPLETED,
    BUSY,
    NO_ANSWER,
    FAILED,
    CANCELED;

    /// Whether nothing more will happen on the leg. A terminal progress is final, whatever arrives later.
    public boolean isTerminal() {
        return switch (this) {
            case QUEUED, RINGING, ANSWERED -> false;
            case COMPLETED, BUSY, NO_ANSWER, FAILED, CANCELED -> true;
        };
    }
}
