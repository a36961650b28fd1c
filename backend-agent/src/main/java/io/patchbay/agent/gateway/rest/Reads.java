package io.patchbay.agent.gateway.rest;

import io.patchbay.agent.gateway.rest.Catalogue.Table;
import java.util.LinkedHashMap;
import java.util.Map;

/// GET and HEAD: one statement, and what its result means for the answer.
record Reads(RestRequest request, Reading reading, Window window) {

    static Reads of(RestRequest request) {
        var reading = Reading.of(request.query());
        var window = Window.of(reading, request.range());
        return new Reads(request, window.applyTo(reading), window);
    }

    /// Throws when a name is not in the catalogue.
    Sql sql(Catalogue catalogue) {
        var table = catalogue.table(request.table()).orElseThrow(() -> RestFailure.unknownTable(request.table()));
        var sql = new Sql()
                .add("with _rows as (")
                .add(new ReadSql(catalogue).rows(table, reading, ReadSql.table(table)))
                .add(") select ")
                .add(body())
                .add(", count(*), ");
        return total(sql, catalogue, table).add(" from _rows");
    }

    private Sql total(Sql sql, Catalogue catalogue, Table table) {
        return request.preferences().isCounted()
                ? sql.add("(")
                        .add(new ReadSql(catalogue).count(table, reading, ReadSql.table(table)))
                        .add(")")
                : sql.add("null::bigint");
    }

    private String body() {
        if (request.method().equals("HEAD")) {
            return "null::text";
        }
        return request.wantsOneObject() ? "(json_agg(_rows)->0)::text" : "coalesce(json_agg(_rows), '[]')::text";
    }

    Answer judge(CallerSession.Result result) {
        if (request.wantsOneObject() && result.rows() != 1) {
            throw RestFailure.notOneRow(result.rows());
        }
        int status = window.status(result.rows(), result.total());
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Range", window.header(result.rows(), result.total()));
        headers.put("Content-Type", Answers.type(request));
        return new Answer(status, headers, result.body() == null ? "" : result.body());
    }
}
