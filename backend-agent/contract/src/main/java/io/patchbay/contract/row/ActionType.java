package io.patchbay.contract.row;

/// What was done about a prompt (`ivr_events.action_type`, `ivr_actions[].action_type`).
public enum ActionType {
    /// A key was pressed.
    DTMF("dtmf"),
    /// Words were spoken to the machine.
    SPEECH("speech"),
    /// The assistant was, or is to be, let in.
    TRANSFER("transfer"),
    /// Nothing but waiting.
    WAIT("wait"),
    /// Heard and deliberately not acted on.
    SKIP("skip");

    private final String word;

    ActionType(String word) {
        this.word = word;
    }

    /// The word of the database column.
    public String word() {
        return word;
    }

    /// The constant for a column's word; throws `IllegalArgumentException` naming the word when there is none.
    public static ActionType ofWord(String word) {
        for (ActionType value : values()) {
            if (value.word.equals(word)) {
                return value;
            }
        }
        throw new IllegalArgumentException("ActionType: no such word: " + word);
    }
}
