package io.patchbay.agent.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("postgres")
class EmbeddedPostgresTest {

    /// Shared, since making a cluster is most of a test's time. Every test leaves it stopped and usable.
    @TempDir
    static Path directory;

    @BeforeAll
    static void letTheServerIn() throws IOException {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void whatWasCommittedIsThereAtTheNextStart() throws Exception {
        int port;
        try (var server = EmbeddedPostgres.start(settings(0));
                var connection = connect(server)) {
            port = server.port();
            try (var statement = connection.createStatement()) {
                statement.execute("create table if not exists kept (id int primary key)");
                statement.execute("insert into kept values (7) on conflict do nothing");
            }
        }
        try (var server = EmbeddedPostgres.start(settings(0));
                var connection = connect(server)) {
            assertThat(server.port()).isEqualTo(port);
            assertThat(TestDatabase.column(connection, "select id from kept")).containsExactly("7");
        }
    }

    @Test
    void theServerIsPrivateDurableAndReadyForLogicalDecoding() throws Exception {
        try (var server = EmbeddedPostgres.start(settings(0));
                var connection = connect(server)) {
            assertThat(setting(connection, "listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(setting(connection, "unix_socket_directories")).isEmpty();
            assertThat(setting(connection, "fsync")).isEqualTo("on");
            assertThat(setting(connection, "synchronous_commit")).isEqualTo("on");
            assertThat(setting(connection, "wal_level")).isEqualTo("logical");
            assertThat(setting(connection, "max_slot_wal_keep_size")).isEqualTo("1GB");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("home/password"))))
                    .isEqualTo("rw-------");
            assertThatThrownBy(() -> DriverManager.getConnection(server.jdbcUrl("postgres"), server.user(), "wrong"))
                    .isInstanceOf(SQLException.class);
        }
    }

    @Test
    void aSecondAgentOnTheSameDirectoryIsRefusedWithASentence() {
        try (var server = EmbeddedPostgres.start(settings(0))) {
            assertThatThrownBy(() -> EmbeddedPostgres.start(settings(0)))
                    .isInstanceOf(DatabaseFailure.class)
                    .hasMessageContaining("Another Patchbay is using");
            assertThat(server.isRunning()).isTrue();
        }
    }

    @Test
    void aPortInUseIsRefusedWithASentence() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            assertThatThrownBy(() -> EmbeddedPostgres.start(settings(taken.getLocalPort())))
                    .isInstanceOf(DatabaseFailure.class)
                    .hasMessageContaining("Port " + taken.getLocalPort() + " is in use");
        }
    }

    @Test
    void thePortOfLastTimeIsGivenUpWhenSomebodyElseHasIt() throws Exception {
        int first;
        try (var server = EmbeddedPostgres.start(settings(0))) {
            first = server.port();
        }
        try (var taken = new ServerSocket(first, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
                var server = EmbeddedPostgres.start(settings(0))) {
            assertThat(server.port()).isNotEqualTo(taken.getLocalPort());
        }
    }

    @Test
    void aDataDirectoryOfANewerServerIsRefusedAndUntouched() throws IOException {
        EmbeddedPostgres.start(settings(0)).close();
        var version = directory.resolve("home/data/PG_VERSION");
        Files.writeString(version, "99\n");
        assertThatThrownBy(() -> EmbeddedPostgres.start(settings(0)))
                .isInstanceOf(DatabaseFailure.class)
                .hasMessageContaining("written by PostgreSQL 99")
                .hasMessageContaining("Update Patchbay");
        Files.writeString(version, "18\n");
        EmbeddedPostgres.start(settings(0)).close();
    }

    @Test
    void aPidFileWhoseNumberNowBelongsToAnotherProgramDoesNotBlock() throws Exception {
        EmbeddedPostgres.start(settings(0)).close();
        var innocent = new ProcessBuilder("sleep", "60").start();
        try {
            Files.writeString(
                    directory.resolve("home/data/postmaster.pid"), innocent.pid() + "\nx\n0\n0\n\n\n\nready\n");
            try (var server = EmbeddedPostgres.start(settings(0));
                    var connection = connect(server)) {
                assertThat(TestDatabase.column(connection, "select 1")).containsExactly("1");
            }
            assertThat(innocent.isAlive()).isTrue();
        } finally {
            innocent.destroyForcibly();
        }
    }

    @Test
    void aHalfMadeClusterIsMadeAgain() throws Exception {
        var home = directory.resolve("half");
        Files.createDirectories(home.resolve("data.new/base"));
        try (var server = EmbeddedPostgres.start(new EmbeddedSettings(home, TestDatabase.binaries(), 0));
                var connection = connect(server)) {
            assertThat(TestDatabase.column(connection, "select 1")).containsExactly("1");
        }
    }

    private static EmbeddedSettings settings(int port) {
        return new EmbeddedSettings(directory.resolve("home"), TestDatabase.binaries(), port);
    }

    private static Connection connect(EmbeddedPostgres server) throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl("postgres"), server.user(), server.password());
    }

    private static String setting(Connection connection, String name) throws SQLException {
        return String.valueOf(TestDatabase.column(connection, "show " + name).getFirst());
    }
}
