package io.patchbay.contract.row;

/// Who answered one call (`call_sessions.ivr_detection_state`).
public enum DetectionState {
    /// A person.
    HUMAN("human"),
    /// A phone tree.
    IVR_ONLY("ivr_only"),
    /// A recording, then a person.
    IVR_THEN_HUMAN("ivr_then_human"),
    /// A mailbox; never remembered for the clinic.
    VOICEMAIL("voicemail");

    private final String word;

    DetectionState(String word) {
        this.word = word;
    }

    /// The word of the database column.
    public String word() {
        return word;
    }

    /// The constant for a column's word; throws `IllegalArgumentException` naming the word when there is none.
    public static DetectionState ofWord(String word) {
        for (DetectionState value : values()) {
            if (value.word.equals(word)) {
                return value;
            }
        }
        throw new IllegalArgumentException("DetectionState: no such word: " + word);
    }
}
