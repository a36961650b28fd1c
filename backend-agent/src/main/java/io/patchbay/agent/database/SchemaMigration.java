package io.patchbay.agent.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.exception.FlywayValidateException;

/// Brings the schema up to date. Its history lives in schema `patchbay`, which no client is served. Only one
/// agent migrates at a time; a schema newer than this program is refused.
final class SchemaMigration {

    private static final int OLDEST_SERVER = 15;
    /// Any number, the same for every agent: the advisory lock under which the schema changes.
    private static final long LOCK_KEY = 0x5061746368626179L;

    private final DataSource dataSource;

    SchemaMigration(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /// Returns how many migrations were applied.
    int run() {
        try (var connection = dataSource.getConnection()) {
            requireServer(connection);
            lock(connection, "select pg_advisory_lock(" + LOCK_KEY + ")");
            try {
                return migrate();
            } finally {
                lock(connection, "select pg_advisory_unlock(" + LOCK_KEY + ")");
            }
        } catch (SQLException e) {
            throw Database.unreachable(e);
        }
    }

    private int migrate() {
        var flyway = Flyway.configure(SchemaMigration.class.getClassLoader())
                .dataSource(dataSource)
                .defaultSchema("patchbay")
                .createSchemas(true)
                .locations("classpath:db/migration")
                .cleanDisabled(true)
                .load();
        Arrays.stream(flyway.info().all())
                .filter(SchemaMigration::isOfTheFuture)
                .reduce((earlier, later) -> later)
                .ifPresent(newest -> {
                    throw new DatabaseFailure("This database was written by a newer Patchbay (schema "
                            + newest.getVersion() + "). Update this program, or use another database.");
                });
        try {
            return flyway.migrate().migrationsExecuted;
        } catch (FlywayValidateException e) {
            throw new DatabaseFailure(
                    "This database was made by another build of Patchbay: its migrations are not those of"
                            + " this program. Use the program that made it, or another database.");
        } catch (FlywayException e) {
            throw new DatabaseFailure("The database schema could not be brought up to date: " + firstLine(e), e);
        }
    }

    private static boolean isOfTheFuture(MigrationInfo migration) {
        return switch (migration.getState()) {
            case FUTURE_SUCCESS, FUTURE_FAILED -> true;
            default -> false;
        };
    }

    private static void requireServer(Connection connection) throws SQLException {
        int version = connection.getMetaData().getDatabaseMajorVersion();
        if (version < OLDEST_SERVER) {
            throw new DatabaseFailure(
                    "The database server is PostgreSQL " + version + "; Patchbay needs " + OLDEST_SERVER
                            + " or newer. Update the server, or leave DATABASE_URL unset to use the embedded one.");
        }
    }

    private static void lock(Connection connection, String call) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(call);
        }
    }

    /// A migration's own sentence (`raise exception`) says what to do; Flyway wraps it in many lines.
    private static String firstLine(FlywayException e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        var text =
                cause instanceof SQLException && cause.getMessage() != null ? cause.getMessage() : "migration failed";
        return text.replaceFirst("^ERROR: ", "").lines().findFirst().orElse("migration failed");
    }
}
