package io.patchbay.agent.workflow;

import java.util.Optional;

/// What the assistant says came of its conversation (`success_evaluation`). Anything outside the known words is
/// [#UNKNOWN]: the text itself is the row's, never the machine's.
public enum AssistantOutcome {
    /// The clinic is sending the records.
    SENDING_RECORDS("Sending Records"),
    /// The patient did not attend.
    NO_SHOW("No Show"),
    /// Nobody who could help was reached.
    UNABLE_TO_CONNECT("Unable to connect"),
    /// A report without an evaluation, or with one we do not know.
    UNKNOWN("unknown");

    private final String word;

    AssistantOutcome(String word) {
        this.word = word;
    }

    /// The word the provider writes; for [#UNKNOWN] a word of our own.
    public String word() {
        return word;
    }

    /// The outcome for a report's `successEvaluation`, ignoring case and surrounding blanks.
    public static AssistantOutcome ofEvaluation(Optional<String> evaluation) {
        var text = evaluation.map(String::strip).orElse("");
        for (var outcome : values()) {
            if (outcome != UNKNOWN && outcome.word.equalsIgnoreCase(text)) {
                return outcome;
            }
        }
        return UNKNOWN;
    }
}
