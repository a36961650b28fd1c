package io.patchbay.agent.change;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One committed change of one row of schema `public`. `row` holds column values in PostgreSQL's text form: the
/// new row, or the key alone for a deletion. A large value an update did not touch is not sent: its column is
/// absent, which is not the same as null. `lsn` is the commit's place in the log.
public record RowChange(String table, Kind kind, Map<String, @Nullable String> row, long lsn, Instant committedAt) {

    public RowChange {
        row = Collections.unmodifiableMap(new LinkedHashMap<>(row));
    }

    /// What was done to the row.
    public enum Kind {
        INSERT,
        UPDATE,
        DELETE
    }

    @Override
    public String toString() {
        return "RowChange[" + table + " " + kind + "]";
    }
}
