package io.patchbay.contract.supabase;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// A read in the making. Immutable: each step gives a new one, so a prepared read can be kept and sent again.
///
/// Columns are PostgREST's own notation, relations included: `id,workflow_state,call_sessions(id,call_status)`. The
/// name of a relation may stand before a column in `where`, `order` and `limitOf` to shape the embedded rows.
public final class Select {

    private static final String ONE_OBJECT = "application/vnd.pgrst.object+json";
    private static final String NOT_ONE_ROW = "PGRST116";

    private final Wire wire;
    private final String table;
    private final List<Parameter> parameters;

    Select(Wire wire, String table, String columns) {
        this(wire, table, List.of(new Parameter("select", columns)));
    }

    private Select(Wire wire, String table, List<Parameter> parameters) {
        this.wire = wire;
        this.table = table;
        this.parameters = parameters;
    }

    /// Rows must meet every filter.
    public Select where(Filter... filters) {
        var next = this;
        for (var filter : filters) {
            next = next.with(filter.key(), filter.text());
        }
        return next;
    }

    /// Filters the embedded rows of a relation, not the rows that hold them.
    public Select whereOf(String relation, Filter filter) {
        return with(relation + "." + filter.key(), filter.text());
    }

    public Select order(Order... terms) {
        return with("order", terms(terms));
    }

    /// The order of the embedded rows of a relation.
    public Select orderOf(String relation, Order... terms) {
        return with(relation + ".order", terms(terms));
    }

    public Select limit(int rows) {
        return with("limit", Integer.toString(rows));
    }

    /// At most so many embedded rows of a relation for each row.
    public Select limitOf(String relation, int rows) {
        return with(relation + ".limit", Integer.toString(rows));
    }

    public Select offset(long rows) {
        return with("offset", Long.toString(rows));
    }

    /// The rows. Throws `SupabaseFailure`.
    public List<JsonNode> rows() {
        return wire.read("GET", table, parameters, List.of()).rows();
    }

    /// The rows and the exact number of all that meet the filters, whatever the limit.
    public Page page() {
        var answer = wire.read("GET", table, parameters, List.of(new Parameter("Prefer", "count=exact")));
        return new Page(answer.rows(), answer.total());
    }

    /// How many rows meet the filters; transfers none of them.
    public long count() {
        var answer = wire.read("HEAD", table, parameters, List.of(new Parameter("Prefer", "count=exact")));
        return answer.total().orElseThrow(() -> SupabaseFailure.unanswered(SupabaseFailure.UNREADABLE));
    }

    /// Exactly one row, else a `SupabaseFailure` with code `PGRST116`.
    public JsonNode single() {
        return wire.read("GET", table, parameters, List.of(new Parameter("Accept", ONE_OBJECT)))
                .one();
    }

    /// One row or none; several are a `SupabaseFailure` with code `PGRST116`.
    public Optional<JsonNode> optional() {
        var rows = limit(2).rows();
        if (rows.size() > 1) {
            throw new SupabaseFailure(NOT_ONE_ROW, 406, "More than one row", null);
        }
        return rows.stream().findFirst();
    }

    private static String terms(Order... terms) {
        return List.of(terms).stream().map(Order::term).collect(Collectors.joining(","));
    }

    private Select with(String name, String value) {
        var next = new ArrayList<>(parameters);
        next.add(new Parameter(name, value));
        return new Select(wire, table, List.copyOf(next));
    }
}
