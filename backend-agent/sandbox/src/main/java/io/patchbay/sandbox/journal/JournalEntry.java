package io.patchbay.sandbox.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/// One thing that happened. `facts` holds what is known about it; it is never changed after writing.
public record JournalEntry(long number, Instant at, String kind, ObjectNode facts) {

    /// A fact as text; empty when the entry has none of this name.
    public String text(String fact) {
        JsonNode value = facts.get(fact);
        return value == null || value.isNull() ? "" : value.asText();
    }
}
