package io.patchbay.agent.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.DriverManager;

/// The program KilledAgentTest kills: owns a server, commits row after row, and prints the row count each time
/// one is acknowledged. Ends when its input is closed.
final class OwnerProcess {

    private OwnerProcess() {}

    public static void main(String[] args) throws Exception {
        var settings = new EmbeddedSettings(Path.of(args[0]), Path.of(args[1]), 0);
        try (var server = EmbeddedPostgres.start(settings);
                var connection =
                        DriverManager.getConnection(server.jdbcUrl("postgres"), server.user(), server.password());
                var statement = connection.createStatement()) {
            statement.execute("create table if not exists kept (id int primary key)");
            var rows = statement.executeQuery("select count(*) from kept");
            rows.next();
            int count = rows.getInt(1);
            System.out.println(count);
            var input = Thread.ofVirtual().start(OwnerProcess::readToTheEnd);
            while (input.isAlive()) {
                statement.execute("insert into kept values (" + ++count + ")");
                System.out.println(count);
            }
        }
    }

    private static void readToTheEnd() {
        try {
            System.in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
