package io.patchbay.agent.database;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// A migrated database of its own for a test class, on one real server per test JVM. Register it as a static
/// `@RegisterExtension` field. Its sessions live in another time zone than the JVM.
public final class TestDatabase implements BeforeAllCallback, AfterAllCallback {

    static final String SESSION_ZONE = "Asia/Kolkata";

    private static final AtomicInteger NEXT = new AtomicInteger(1);

    private @Nullable DatabaseAddress address;
    private @Nullable HikariDataSource pool;

    private TestDatabase() {}

    public static TestDatabase fresh() {
        return new TestDatabase();
    }

    /// One more database on the same server, with nothing in it.
    static DatabaseAddress emptyDatabase() {
        return Server.create("empty_" + NEXT.getAndIncrement(), false);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        open();
    }

    /// For a database that lives shorter or longer than a test class.
    public void open() {
        address = Server.create("test_" + NEXT.getAndIncrement(), true);
        var config = Database.pool(address);
        config.setConnectionInitSql("set time zone '" + SESSION_ZONE + "'");
        config.setMinimumIdle(0);
        pool = new HikariDataSource(config);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        close();
    }

    public void close() {
        if (pool != null) {
            pool.close();
        }
    }

    public DataSource dataSource() {
        if (pool == null) {
            throw new IllegalStateException("register TestDatabase with @RegisterExtension");
        }
        return pool;
    }

    public DatabaseAddress address() {
        if (address == null) {
            throw new IllegalStateException("register TestDatabase with @RegisterExtension");
        }
        return address;
    }

    /// Runs one statement in a transaction of its own; returns the rows touched, or 0.
    public int execute(String sql) throws SQLException {
        try (var connection = dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
            return Math.max(0, statement.getUpdateCount());
        }
    }

    /// The first column of every row, as text.
    public List<@Nullable String> column(String sql) throws SQLException {
        try (var connection = dataSource().getConnection()) {
            return column(connection, sql);
        }
    }

    /// The first column of the only row.
    public @Nullable String value(String sql) throws SQLException {
        var values = column(sql);
        if (values.size() != 1) {
            throw new IllegalStateException("one row expected, got " + values.size());
        }
        return values.getFirst();
    }

    static List<@Nullable String> column(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var values = new ArrayList<@Nullable String>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }

    /// Where the server's programs are unpacked, for tests that start servers of their own.
    static Path binaries() {
        return Server.DIRECTORY.resolve("dist");
    }

    /// Started once, stopped and removed when the JVM ends.
    private static final class Server {

        private static final Path DIRECTORY = directory();
        private static final EmbeddedPostgres POSTGRES =
                EmbeddedPostgres.start(new EmbeddedSettings(DIRECTORY.resolve("home"), binaries(), 0));

        static {
            migrate(create("template_patchbay", false));
        }

        static synchronized DatabaseAddress create(String name, boolean migrated) {
            try (var connection = DriverManager.getConnection(
                            POSTGRES.jdbcUrl("postgres"), POSTGRES.user(), POSTGRES.password());
                    var statement = connection.createStatement()) {
                statement.execute("create database " + name + (migrated ? " template template_patchbay" : ""));
            } catch (SQLException e) {
                throw new IllegalStateException("no test database", e);
            }
            return new DatabaseAddress(POSTGRES.jdbcUrl(name), POSTGRES.user(), POSTGRES.password());
        }

        private static void migrate(DatabaseAddress template) {
            try (var pool = new HikariDataSource(Database.pool(template))) {
                new SchemaMigration(pool).run();
            }
        }

        private static Path directory() {
            try {
                var directory = Files.createTempDirectory("patchbay-test");
                Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
                Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(directory), "test-database-end"));
                return directory;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void remove(Path directory) {
            POSTGRES.close();
            try {
                FileTree.delete(directory);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
