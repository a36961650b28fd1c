package io.patchbay.contract.row;

/// What kind of phone system a clinic has; the only kinds that are remembered.
public enum ClassificationType {
    /// A person answers.
    HUMAN("human"),
    /// A phone tree that has to be walked.
    IVR_ONLY("ivr_only"),
    /// A recording that hands over to a person.
    IVR_THEN_HUMAN("ivr_then_human");

    private final String word;

    ClassificationType(String word) {
        this.word = word;
    }

    /// The word of the database column.
    public String word() {
        return word;
    }

    /// The constant for a column's word; throws `IllegalArgumentException` naming the word when there is none.
    public static ClassificationType ofWord(String word) {
        for (ClassificationType value : values()) {
            if (value.word.equals(word)) {
                return value;
            }
        }
        throw new IllegalArgumentException("ClassificationType: no such word: " + word);
    }
}
