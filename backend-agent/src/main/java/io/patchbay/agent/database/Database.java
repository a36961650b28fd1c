package io.patchbay.agent.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The database, open: a pool of connections over a schema that is up to date, and the embedded server beneath it
/// where there is one. Closing closes all of it.
public final class Database implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    private static final int POOL_SIZE = 20;
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    /// How long a caller waits for a free connection: dialling and hold decisions must fail fast, not queue.
    private static final Duration BORROW_TIMEOUT = Duration.ofSeconds(5);

    private final DatabaseAddress address;
    private final Optional<EmbeddedPostgres> server;
    private final HikariDataSource pool;

    private Database(DatabaseAddress address, Optional<EmbeddedPostgres> server, HikariDataSource pool) {
        this.address = address;
        this.server = server;
        this.pool = pool;
    }

    /// Starts the embedded server if that is asked for, migrates, and opens the pool. Throws [DatabaseFailure].
    public static Database open(DatabaseSettings settings) {
        return switch (settings) {
            case DatabaseSettings.Embedded embedded -> {
                var server = EmbeddedPostgres.start(embedded.settings());
                try {
                    yield open(
                            new DatabaseAddress(server.jdbcUrl("postgres"), server.user(), server.password()),
                            Optional.of(server));
                } catch (RuntimeException e) {
                    server.close();
                    throw e;
                }
            }
            case DatabaseSettings.External external -> open(external.address(), Optional.empty());
        };
    }

    public DataSource dataSource() {
        return pool;
    }

    /// For connections of another kind than the pool's, such as the change feed's.
    public DatabaseAddress address() {
        return address;
    }

    @Override
    public void close() {
        pool.close();
        server.ifPresent(EmbeddedPostgres::close);
    }

    /// A sentence for a server that does not answer or does not let us in. The driver's text is not passed on.
    static DatabaseFailure unreachable(SQLException e) {
        var state = e.getSQLState() == null ? "" : e.getSQLState();
        var sentence = state.startsWith("28")
                ? "The database refused the user or password. Check DATABASE_URL."
                : state.equals("3D000")
                        ? "The server has no such database. Create it, or correct DATABASE_URL."
                        : "The database cannot be reached. Check that it runs and that DATABASE_URL is right.";
        return new DatabaseFailure(sentence + (state.isEmpty() ? "" : " (" + state + ")"), e);
    }

    private static Database open(DatabaseAddress address, Optional<EmbeddedPostgres> server) {
        int applied = new SchemaMigration(unpooled(address)).run();
        LOG.atInfo().addKeyValue("migrations", applied).log("database: schema up to date");
        return new Database(address, server, new HikariDataSource(pool(address)));
    }

    /// For migrations: they may take longer than any statement of ours, and the first connection tells at once
    /// what is wrong, where the pool would try for a while and say only that it gave up.
    private static DataSource unpooled(DatabaseAddress address) {
        var source = new PGSimpleDataSource();
        source.setURL(address.jdbcUrl());
        source.setUser(address.user());
        source.setPassword(address.password());
        source.setConnectTimeout((int) CONNECT_TIMEOUT.toSeconds());
        source.setLoginTimeout((int) CONNECT_TIMEOUT.toSeconds());
        source.setApplicationName("patchbay-migration");
        source.setLogServerErrorDetail(false);
        return source;
    }

    static HikariConfig pool(DatabaseAddress address) {
        var config = new HikariConfig();
        config.setPoolName("patchbay");
        config.setJdbcUrl(address.jdbcUrl());
        config.setUsername(address.user());
        config.setPassword(address.password());
        config.setSchema("public");
        config.setMaximumPoolSize(POOL_SIZE);
        config.setMinimumIdle(2);
        config.setConnectionTimeout(BORROW_TIMEOUT.toMillis());
        config.addDataSourceProperty("ApplicationName", "patchbay-agent");
        config.addDataSourceProperty("connectTimeout", Long.toString(CONNECT_TIMEOUT.toSeconds()));
        config.addDataSourceProperty("socketTimeout", "60");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        // The server's detail of an error quotes the row: a patient's.
        config.addDataSourceProperty("logServerErrorDetail", "false");
        return config;
    }
}
