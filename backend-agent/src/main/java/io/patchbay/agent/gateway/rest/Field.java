package io.patchbay.agent.gateway.rest;

import java.util.List;
import java.util.regex.Pattern;

/// A column, or a place inside a JSON column.
record Field(String column, List<Arrow> path) {

    private static final Pattern INDEX = Pattern.compile("-?\\d{1,9}");

    /// One step into JSON; as text (`->>`) or as JSON (`->`).
    record Arrow(boolean asText, String key) {}

    /// What the value is called in the result when no alias is given.
    String label() {
        return path.isEmpty() ? column : path.getLast().key();
    }

    /// The field of a row of `alias`. Throws when the table has no such column.
    Sql of(Catalogue.Table table, String alias) {
        if (!table.has(column)) {
            throw RestFailure.unknownColumn(table.name(), column);
        }
        if (path.isEmpty()) {
            return new Sql().name(alias, column);
        }
        var sql = new Sql().add("to_jsonb(").name(alias, column).add(")");
        for (var arrow : path) {
            sql.add(arrow.asText() ? "->>" : "->");
            if (INDEX.matcher(arrow.key()).matches()) {
                sql.add(arrow.key());
            } else {
                sql.add("(").bind(arrow.key()).add(")::text");
            }
        }
        return sql;
    }
}
