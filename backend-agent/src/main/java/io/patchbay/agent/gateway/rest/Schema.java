package io.patchbay.agent.gateway.rest;

import java.sql.SQLException;
import java.util.function.Function;
import javax.sql.DataSource;

/// The catalogue, read once and again when somebody asks for a name that it lacks: a migration may have brought it.
final class Schema {

    private final DataSource database;
    private volatile Edition known = new Edition(0, Catalogue.EMPTY);

    Schema(DataSource database) {
        this.database = database;
    }

    /// The catalogue as it was read the n-th time.
    private record Edition(int number, Catalogue catalogue) {}

    Sql plan(Function<Catalogue, Sql> planner) {
        var edition = known;
        try {
            return planner.apply(edition.catalogue());
        } catch (RestFailure unknown) {
            return planner.apply(newerThan(edition).catalogue());
        }
    }

    /// One reader at a time; whoever waited takes what the other has read.
    private synchronized Edition newerThan(Edition old) {
        if (known.number() > old.number()) {
            return known;
        }
        try (var connection = database.getConnection()) {
            known = new Edition(old.number() + 1, CatalogueReader.read(connection));
            return known;
        } catch (SQLException unreachable) {
            throw new RestFailure(503, "PGRST002", "Could not query the database for the schema cache.", null, null);
        }
    }
}
