package io.patchbay.contract.row;

/// Where one attempt is (`call_sessions.call_status`).
public enum CallStatus {
    /// The row exists; nothing is known to ring yet.
    INITIATING("initiating"),
    /// The clinic's telephone rings.
    RINGING("ringing"),
    /// The line was answered.
    ACTIVE("active"),
    /// Ended after the assistant spoke with somebody.
    COMPLETED("completed"),
    /// Ended because a mailbox answered.
    VOICEMAIL("voicemail"),
    /// Ended without reaching anybody.
    FAILED("failed");

    private final String word;

    CallStatus(String word) {
        this.word = word;
    }

    /// The word of the database column.
    public String word() {
        return word;
    }

    /// The constant for a column's word; throws `IllegalArgumentException` naming the word when there is none.
    public static CallStatus ofWord(String word) {
        for (CallStatus value : values()) {
            if (value.word.equals(word)) {
                return value;
            }
        }
        throw new IllegalArgumentException("CallStatus: no such word: " + word);
    }
}
