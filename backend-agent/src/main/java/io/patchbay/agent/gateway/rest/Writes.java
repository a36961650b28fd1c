package io.patchbay.agent.gateway.rest;

import io.patchbay.agent.gateway.rest.Catalogue.Table;
import io.patchbay.agent.gateway.rest.Preferences.Returned;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.server.Request;

/// POST, PATCH and DELETE: one statement that writes and, where asked for, reads back what it wrote.
record Writes(RestRequest request, Reading reading, RowBody body) {

    private static final Sql WRITTEN = new Sql().name("_written");

    static Writes of(RestRequest request, Request http) {
        var reading = Reading.of(request.query());
        boolean isInsert = request.method().equals("POST");
        if (reading.limit().isPresent() || reading.offset().isPresent()) {
            throw RestFailure.unparsable("limit parameter", "limit");
        }
        if (!isInsert && reading.where().isEmpty()) {
            throw RestFailure.withoutFilter(request.method().equals("PATCH") ? "UPDATE" : "DELETE");
        }
        var body = request.method().equals("DELETE") ? RowBody.NONE : RowBody.of(http);
        if (request.method().equals("PATCH")
                && (body.rows() != 1 || body.columns().isEmpty())) {
            throw RestFailure.badBody("Empty or invalid json");
        }
        return new Writes(request, isInsert ? unfiltered(reading) : reading, body);
    }

    /// Filters of an update have done their work when its rows come back: a changed row need not meet them any more.
    private static Reading unfiltered(Reading reading) {
        return new Reading(
                reading.items(), List.of(), reading.order(), reading.limit(), reading.offset(), reading.embedded());
    }

    Sql sql(Catalogue catalogue) {
        var table = catalogue.table(request.table()).orElseThrow(() -> RestFailure.unknownTable(request.table()));
        var sql = new Sql().add("with _written as (").add(statement(table));
        if (!isRepresented()) {
            return sql.add(" returning 1) select null::text, count(*), null::bigint from _written");
        }
        var body = request.wantsOneObject() ? "(json_agg(_rows)->0)::text" : "coalesce(json_agg(_rows), '[]')::text";
        return sql.add(" returning ")
                .name("r")
                .add(".*), _rows as (")
                .add(new ReadSql(catalogue).rows(table, unfiltered(reading), WRITTEN))
                .add(") select " + body + ", count(*), null::bigint from _rows");
    }

    private Sql statement(Table table) {
        return switch (request.method()) {
            case "POST" -> WriteSql.insert(table, body, request.preferences().duplicates(), target());
            case "PATCH" -> WriteSql.update(table, body, reading.where());
            default -> WriteSql.delete(table, reading.where());
        };
    }

    private List<String> target() {
        return request.query().value("on_conflict").stream()
                .flatMap(columns -> Arrays.stream(columns.split(",", -1)))
                .map(String::strip)
                .filter(column -> !column.isEmpty())
                .toList();
    }

    private boolean isRepresented() {
        return request.preferences().returned() == Returned.REPRESENTATION;
    }

    Answer judge(CallerSession.Result result) {
        if (request.wantsOneObject() && result.rows() != 1) {
            throw RestFailure.notOneRow(result.rows());
        }
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Range", range(result.rows()));
        if (!request.preferences().applied().isEmpty()) {
            headers.put(
                    "Preference-Applied",
                    String.join(", ", request.preferences().applied()));
        }
        if (isRepresented()) {
            headers.put("Content-Type", Answers.type(request));
        }
        return new Answer(status(), headers, result.body() == null ? "" : result.body());
    }

    private String range(long rows) {
        return request.method().equals("PATCH") && rows > 0 ? "0-" + (rows - 1) + "/*" : "*/*";
    }

    private int status() {
        if (request.method().equals("POST")) {
            return 201;
        }
        return isRepresented() ? 200 : 204;
    }
}
