package io.patchbay.agent.change;

import io.patchbay.agent.database.DatabaseAddress;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/// Writes an empty message into the database's log. Every feed hears it; a feed that does not is dead, however
/// healthy its connection looks.
final class Pulse {

    private static final String EMIT = "select pg_logical_emit_message(false, 'patchbay.pulse', '')";

    private final DatabaseAddress address;

    Pulse(DatabaseAddress address) {
        this.address = address;
    }

    void emit() throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", address.user());
        properties.setProperty("password", address.password());
        properties.setProperty("connectTimeout", "2");
        properties.setProperty("socketTimeout", "2");
        properties.setProperty("ApplicationName", "patchbay-pulse");
        try (var connection = DriverManager.getConnection(address.jdbcUrl(), properties);
                var statement = connection.createStatement()) {
            statement.execute(EMIT);
        }
    }
}
