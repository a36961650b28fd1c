package io.patchbay.agent.gateway.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/// The rows of a write: JSON as sent, and the columns it names.
record RowBody(String json, List<String> columns, int rows) {

    static final RowBody NONE = new RowBody("[]", List.of(), 0);

    private static final JsonMapper JSON = new JsonMapper();
    private static final int MOST_BYTES = 1024 * 1024;

    static RowBody of(Request request) {
        var type = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
        if (type != null && !type.startsWith("application/json") && !type.startsWith("application/vnd.pgrst")) {
            throw new RestFailure(415, "PGRST107", "Content-Type not acceptable", null, null);
        }
        return of(read(request));
    }

    private static byte[] read(Request request) {
        try (var in = Content.Source.asInputStream(request)) {
            var bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new RestFailure(413, "PGRST102", "The body is too large", null, null);
            }
            return bytes;
        } catch (IOException broken) {
            throw RestFailure.badBody("Empty or invalid json");
        }
    }

    private static RowBody of(byte[] bytes) {
        JsonNode sent;
        try {
            sent = JSON.readTree(bytes);
        } catch (IOException broken) {
            throw RestFailure.badBody("Empty or invalid json");
        }
        if (sent.isObject()) {
            sent = JSON.createArrayNode().add(sent);
        }
        if (!sent.isArray()) {
            throw RestFailure.badBody("Empty or invalid json");
        }
        var columns = columns(sent);
        if (columns.isEmpty() && sent.size() != 1) {
            throw RestFailure.badBody("Empty or invalid json");
        }
        return new RowBody(sent.toString(), columns, sent.size());
    }

    private static List<String> columns(JsonNode rows) {
        var columns = new ArrayList<String>();
        for (int i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            var names = new ArrayList<String>();
            row.fieldNames().forEachRemaining(names::add);
            if (i == 0) {
                columns.addAll(names);
            }
            if (!row.isObject() || names.size() != columns.size() || !new HashSet<>(columns).containsAll(names)) {
                throw RestFailure.badBody("All object keys must match");
            }
        }
        return List.copyOf(columns);
    }
}
