package io.patchbay.agent.adapter.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/// What must never be violated, whatever was killed when: named queries over the database, each returning the
/// rows that break its rule. The queries are the documented ones (`docs/data/invariants.sql`).
public final class Invariants {

    private static final Pattern NAME = Pattern.compile("(?m)^-- name: ([a-z_]+)\\R");

    private final Statements statements;
    private final Map<String, String> queries;

    private Invariants(Statements statements, Map<String, String> queries) {
        this.statements = statements;
        this.queries = queries;
    }

    public static Invariants over(DataSource dataSource) {
        return new Invariants(new Statements(dataSource), parse(document()));
    }

    /// Name to number of violating rows, in the order of the document; all zero when all is well.
    public Map<String, Long> violations() {
        var counts = new LinkedHashMap<String, Long>();
        queries.forEach((name, query) -> counts.put(name, statements.count(name, query)));
        return counts;
    }

    private static Map<String, String> parse(String document) {
        var queries = new LinkedHashMap<String, String>();
        var names = NAME.matcher(document);
        while (names.find()) {
            int end = document.indexOf(';', names.end());
            queries.put(names.group(1), document.substring(names.end(), end));
        }
        return queries;
    }

    private static String document() {
        try (var in = Invariants.class.getResourceAsStream("/io/patchbay/agent/docs/invariants.sql")) {
            if (in == null) {
                throw new IllegalStateException("invariants.sql is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
