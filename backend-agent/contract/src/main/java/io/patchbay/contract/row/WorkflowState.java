package io.patchbay.contract.row;

/// Where a pending call is in its life (`pending_calls.workflow_state`).
public enum WorkflowState {
    /// Parked: a supervisor parked it, or its outcome needs review. The scheduler ignores it.
    PENDING("pending"),
    /// Just inserted.
    NEW("new"),
    /// The cache is being asked about the clinic.
    CHECKING_CLASSIFICATION("checking_classification"),
    /// The clinic is unknown; a classification call is due.
    NEEDS_CLASSIFICATION("needs_classification"),
    /// The classification call is on the line.
    CLASSIFYING("classifying"),
    /// Classified; the task call follows after a short wait.
    CLASSIFICATION_PENDING("classification_pending"),
    /// The clinic is known; the task call is due.
    READY_TO_CALL("ready_to_call"),
    /// The task call is on the line.
    CALLING("calling"),
    /// The last attempt failed; another is due later.
    RETRY_PENDING("retry_pending"),
    /// Done. Terminal.
    COMPLETED("completed"),
    /// Given up, with the reason. Terminal.
    FAILED("failed");

    private final String word;

    WorkflowState(String word) {
        this.word = word;
    }

    /// The word of the database column.
    public String word() {
        return word;
    }

    /// The constant for a column's word; throws `IllegalArgumentException` naming the word when there is none.
    public static WorkflowState ofWord(String word) {
        for (WorkflowState value : values()) {
            if (value.word.equals(word)) {
                return value;
            }
        }
        throw new IllegalArgumentException("WorkflowState: no such word: " + word);
    }

    /// Whether nothing will ever happen to the row by itself again.
    public boolean isTerminal() {
        return this == COMPLETED || this == FAILED;
    }
}
