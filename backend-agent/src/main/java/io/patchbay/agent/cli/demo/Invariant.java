package io.patchbay.agent.cli.demo;

import io.patchbay.agent.adapter.postgres.Invariants;
import io.patchbay.agent.database.Database;
import java.util.Map;

/// What must never be violated, asked of the database: name to violating rows.
final class Invariant {

    private Invariant() {}

    static Map<String, Long> check(Database database) {
        return Invariants.over(database.dataSource()).violations();
    }
}
