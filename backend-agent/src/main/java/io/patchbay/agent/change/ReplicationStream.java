package io.patchbay.agent.change;

import io.patchbay.agent.change.PgOutput.Message;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.postgresql.PGConnection;
import org.postgresql.replication.LogSequenceNumber;
import org.postgresql.replication.PGReplicationStream;

/// One connection that streams changes from a temporary slot, so that no log piles up when nobody reads. What
/// commits after [#open] returned will be read.
final class ReplicationStream implements AutoCloseable {

    private static final int STATUS_SECONDS = 2;

    private final Connection connection;
    private final PGReplicationStream stream;
    private final PgOutput decoder = new PgOutput();

    private ReplicationStream(Connection connection, PGReplicationStream stream) {
        this.connection = connection;
        this.stream = stream;
    }

    static ReplicationStream open(ChangeFeedSettings settings) throws SQLException {
        var connection = DriverManager.getConnection(settings.address().jdbcUrl(), properties(settings));
        try {
            requirePublication(connection, settings.publication());
            var replication = connection.unwrap(PGConnection.class).getReplicationAPI();
            var slot = "patchbay_" + connection.unwrap(PGConnection.class).getBackendPID();
            replication
                    .createReplicationSlot()
                    .logical()
                    .withSlotName(slot)
                    .withOutputPlugin("pgoutput")
                    .withTemporaryOption()
                    .make();
            var stream = replication
                    .replicationStream()
                    .logical()
                    .withSlotName(slot)
                    .withSlotOption("proto_version", "1")
                    .withSlotOption("publication_names", settings.publication())
                    .withSlotOption("messages", "true")
                    .withStatusInterval(STATUS_SECONDS, TimeUnit.SECONDS)
                    .start();
            return new ReplicationStream(connection, stream);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /// Blocks until the next message.
    Message next() throws SQLException {
        ByteBuffer bytes = stream.read();
        if (bytes == null) {
            return new Message.Other();
        }
        var message = decoder.decode(bytes);
        if (message instanceof Message.Committed committed) {
            var position = LogSequenceNumber.valueOf(committed.endLsn());
            stream.setAppliedLSN(position);
            stream.setFlushedLSN(position);
        }
        return message;
    }

    /// Ends a blocked [#next] from another thread; the server drops the slot with the connection.
    @Override
    public void close() {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            // Already gone, which is what was wanted.
        }
    }

    /// From PostgreSQL 18 on a stream of a missing publication is not refused but empty for ever.
    private static void requirePublication(Connection connection, String name) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select pubname from pg_publication")) {
            while (rows.next()) {
                if (rows.getString(1).equals(name)) {
                    return;
                }
            }
        }
        throw new SQLException("no such publication", "42704");
    }

    private static Properties properties(ChangeFeedSettings settings) {
        var properties = new Properties();
        properties.setProperty("user", settings.address().user());
        properties.setProperty("password", settings.address().password());
        properties.setProperty("replication", "database");
        properties.setProperty("preferQueryMode", "simple");
        properties.setProperty("assumeMinServerVersion", "15");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("connectTimeout", "10");
        properties.setProperty("loginTimeout", "10");
        properties.setProperty("ApplicationName", "patchbay-feed");
        properties.setProperty("logServerErrorDetail", "false");
        return properties;
    }
}
