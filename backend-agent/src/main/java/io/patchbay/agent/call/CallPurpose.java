package io.patchbay.agent.call;

/// What a call is for (`call_sessions.purpose`).
public enum CallPurpose {
    /// To find out who answers; becomes a task call when a person does.
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
