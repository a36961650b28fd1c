package io.patchbay.agent.adapter.postgres;

import io.patchbay.agent.importing.ImportStore;
import io.patchbay.agent.port.store.Briefs;
import io.patchbay.agent.port.store.CallStore;
import io.patchbay.agent.port.store.CallSummaries;
import io.patchbay.agent.port.store.Classifications;
import io.patchbay.agent.port.store.DueCalls;
import io.patchbay.agent.port.store.Housekeeping;
import io.patchbay.agent.port.store.Sessions;
import javax.sql.DataSource;

/// All stores over one pool of connections.
public record PostgresStores(
        CallStore calls,
        DueCalls dueCalls,
        Sessions sessions,
        Classifications classifications,
        Briefs briefs,
        Housekeeping housekeeping,
        ImportStore imports,
        CallSummaries summaries) {

    /// The schema must be up to date. The pool stays the caller's to close.
    public static PostgresStores over(DataSource dataSource) {
        var statements = new Statements(dataSource);
        return new PostgresStores(
                new PostgresCallStore(statements),
                new PostgresDueCalls(statements),
                new PostgresSessions(statements),
                new PostgresClassifications(statements),
                new PostgresBriefs(statements),
                new PostgresHousekeeping(statements),
                new PostgresImportStore(statements),
                new PostgresCallSummaries(statements));
    }
}
