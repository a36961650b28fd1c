package io.patchbay.contract.supabase;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// PostgREST's protocol: rows over HTTP, against a Supabase project or an agent's gateway, which answer alike.
///
/// Every call blocks, ends within the time given to the constructor, is never repeated by itself and throws
/// `SupabaseFailure` when it does not give what was asked. Values of a row are anything Jackson can write. Safe for
/// many threads; bodies are never logged.
public final class Rest implements AutoCloseable {

    private static final String REPRESENTATION = "return=representation";

    private final Wire wire;

    /// `server` is the address without `/rest/v1`. Throws `IllegalArgumentException` for plain `http` off loopback:
    /// rows hold patient data.
    public Rest(URI server, Access access, Duration timeout) {
        this.wire = new Wire(server, access, timeout);
    }

    /// Throws `IllegalArgumentException` for a server address the constructor would refuse.
    public static void requireUsable(URI server) {
        Wire.checked(server);
    }

    /// Starts a read; `columns` as in PostgREST's `select=`.
    public Select select(String table, String columns) {
        return new Select(wire, table, columns);
    }

    /// Inserts rows and gives them back as stored.
    public List<JsonNode> insert(String table, List<?> rows) {
        return wire.write("POST", table, List.of(), rows, REPRESENTATION).rows();
    }

    /// Inserts rows, or merges them into those with equal values in the columns `onConflict` (comma-separated).
    public List<JsonNode> upsert(String table, List<?> rows, String onConflict) {
        var target = List.of(new Parameter("on_conflict", onConflict));
        return wire.write("POST", table, target, rows, REPRESENTATION + ",resolution=merge-duplicates")
                .rows();
    }

    /// Inserts rows, leaving out those that exist already; gives back the new ones.
    public List<JsonNode> insertMissing(String table, List<?> rows, String onConflict) {
        var target = List.of(new Parameter("on_conflict", onConflict));
        return wire.write("POST", table, target, rows, REPRESENTATION + ",resolution=ignore-duplicates")
                .rows();
    }

    /// Changes the rows that meet the filters and gives them back. One filter is required by the signature: a change of
    /// a whole table is never meant.
    public List<JsonNode> update(String table, Map<String, ?> changes, Filter filter, Filter... more) {
        return wire.write("PATCH", table, parameters(filter, more), changes, REPRESENTATION)
                .rows();
    }

    /// Removes the rows that meet the filters and gives them back.
    public List<JsonNode> delete(String table, Filter filter, Filter... more) {
        return wire.write("DELETE", table, parameters(filter, more), null, REPRESENTATION)
                .rows();
    }

    /// Calls a function of the database; a missing node when it returns nothing.
    public JsonNode rpc(String function, Map<String, ?> arguments) {
        var body =
                wire.write("POST", "rpc/" + function, List.of(), arguments, "").body();
        return body == null ? MissingNode.getInstance() : body;
    }

    /// Ends requests that are still under way; they throw `SupabaseFailure`.
    @Override
    public void close() {
        wire.close();
    }

    private static List<Parameter> parameters(Filter filter, Filter... more) {
        var parameters = new ArrayList<Parameter>();
        parameters.add(new Parameter(filter.key(), filter.text()));
        for (var next : more) {
            parameters.add(new Parameter(next.key(), next.text()));
        }
        return parameters;
    }
}
