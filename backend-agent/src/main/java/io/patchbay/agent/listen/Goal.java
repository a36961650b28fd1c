package io.patchbay.agent.listen;

import java.util.List;

/// What the call wants from a phone tree, in the words trees use for it, the best words first.
public record Goal(String name, List<String> synonyms) {

    public Goal {
        synonyms = List.copyOf(synonyms);
    }

    /// What a call about a patient's records asks for.
    public static Goal medicalRecords() {
        return new Goal(
                "medical records",
                List.of(
                        "medical records",
                        "health records",
                        "patient records",
                        "records department",
                        "records request",
                        "release of information",
                        "health information management",
                        "health information",
                        "him department",
                        "copies of records",
                        "records"));
    }
}
