package io.patchbay.agent.gateway.rest;

import io.patchbay.agent.gateway.rest.Catalogue.Table;
import io.patchbay.agent.gateway.rest.Preferences.Duplicates;
import java.util.List;
import java.util.stream.Collectors;

/// Insert, update and delete. Rows travel as one JSON value and are given their types by the catalogue.
final class WriteSql {

    private static final String ROW = "r";

    private WriteSql() {}

    /// `target` are the columns duplicates are found by; empty for the primary key.
    static Sql insert(Table table, RowBody body, Duplicates duplicates, List<String> target) {
        var names = names(table, body.columns());
        var sql = new Sql()
                .add("insert into ")
                .add(ReadSql.table(table))
                .add(" as ")
                .name(ROW);
        if (body.columns().isEmpty()) {
            return sql.add(" default values");
        }
        sql.add(" (" + names + ") select " + names + " from ").add(rows(table, body));
        if (duplicates != Duplicates.REFUSE) {
            var key = target.isEmpty() ? table.key() : target;
            sql.add(" on conflict (" + names(table, key) + ") do ").add(onConflict(table, body, duplicates));
        }
        return sql;
    }

    private static String onConflict(Table table, RowBody body, Duplicates duplicates) {
        if (duplicates == Duplicates.IGNORE) {
            return "nothing";
        }
        return "update set "
                + body.columns().stream()
                        .map(column -> names(table, List.of(column)) + " = excluded." + Sql.quoted(column))
                        .collect(Collectors.joining(", "));
    }

    static Sql update(Table table, RowBody body, List<Condition> where) {
        var sql = new Sql()
                .add("update ")
                .add(ReadSql.table(table))
                .add(" as ")
                .name(ROW)
                .add(" set ");
        names(table, body.columns());
        sql.add(body.columns().stream()
                .map(column -> Sql.quoted(column) + " = sent." + Sql.quoted(column))
                .collect(Collectors.joining(", ")));
        return sql.add(" from (select * from ")
                .add(rows(table, body))
                .add(" limit 1) as sent where ")
                .add(Condition.joined(where, " and ", table, ROW));
    }

    static Sql delete(Table table, List<Condition> where) {
        return new Sql()
                .add("delete from ")
                .add(ReadSql.table(table))
                .add(" as ")
                .name(ROW)
                .add(" where ")
                .add(Condition.joined(where, " and ", table, ROW));
    }

    private static Sql rows(Table table, RowBody body) {
        if (body.columns().isEmpty()) {
            return new Sql()
                    .add("(select from json_array_elements(")
                    .bind(body.json())
                    .add("::json)) as sent");
        }
        var typed = body.columns().stream()
                .map(column -> Sql.quoted(column) + " " + table.columns().get(column))
                .collect(Collectors.joining(", "));
        return new Sql().add("json_to_recordset(").bind(body.json()).add("::json) as sent (" + typed + ")");
    }

    private static String names(Table table, List<String> columns) {
        for (var column : columns) {
            if (!table.has(column)) {
                throw RestFailure.unwritableColumn(table.name(), column);
            }
        }
        return columns.stream().map(Sql::quoted).collect(Collectors.joining(", "));
    }
}
