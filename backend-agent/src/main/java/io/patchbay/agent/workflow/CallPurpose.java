package io.patchbay.agent.workflow;

/// Why a call is placed (`call_sessions.purpose`): the two calls of the two-call flow.
public enum CallPurpose {
    /// To find out who answers and learn the way through; becomes the task call when a person does.
    CLASSIFICATION("classification"),
    /// To let the assistant speak with the clinic.
    TASK("task");

    private final String word;

    CallPurpose(String word) {
        this.word = word;
    }

    /// The word of the database column.
    public String word() {
        return word;
    }
}
