package io.patchbay.agent.gateway.rest;

import java.sql.SQLException;
import java.util.function.Function;
import javax.sql.DataSource;

/// The catalogue, read once and again when somebody asks for a name that it lacks: a migration may have brought it.
final class Schema {

    private final DataSource database;
    private volatile Catalogue known = Catalogue.EMPTY;

    Schema(DataSource database) {
        this.database = database;
    }

    Sql plan(Function<Catalogue, Sql> planner) {
        var catalogue = known;
        try {
            return planner.apply(catalogue);
        } catch (RestFailure unknown) {
            return planner.apply(newerThan(catalogue));
        }
    }

    /// One reader at a time; whoever waited takes what the other has read.
    @SuppressWarnings("ReferenceEquality") // Whether it is another reading, not whether it says the same.
    private synchronized Catalogue newerThan(Catalogue old) {
        if (known != old) {
            return known;
        }
        try (var connection = database.getConnection()) {
            known = CatalogueReader.read(connection);
            return known;
        } catch (SQLException unreachable) {
            throw new RestFailure(503, "PGRST002", "Could not query the database for the schema cache.", null, null);
        }
    }
}
