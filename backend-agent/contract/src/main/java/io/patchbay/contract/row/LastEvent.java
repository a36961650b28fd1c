package io.patchbay.contract.row;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The newest row of `workflow_events` of a pending call: what last happened to it, and when.
public record LastEvent(String word, @Nullable Instant at) {

    /// What to ask for in `select=`.
    public static final String COLUMNS = "event,at";

    static LastEvent of(JsonNode row) {
        var columns = new Columns(row);
        var word = columns.text("event");
        return new LastEvent(word == null ? "" : word, columns.instant("at"));
    }
}
