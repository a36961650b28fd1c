package io.patchbay.agent.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.patchbay.agent.adapter.postgres.Invariants;
import io.patchbay.agent.adapter.postgres.PostgresStores;
import io.patchbay.contract.id.AgentId;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The oldest server we promise to run on, and an owner who is no superuser. Runs where the system has PostgreSQL
/// 15.
@Tag("postgres")
class PlainServerTest {

    private static final Path PROGRAMS = Path.of("/usr/lib/postgresql/15");

    @TempDir
    Path directory;

    @Test
    void theSameMigrationsRunAsAnOwnerWithoutSuperuserRights() throws Exception {
        assumeTrue(Files.isExecutable(PROGRAMS.resolve("bin/postgres")), "no PostgreSQL 15 on this machine");
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        int port = freePort();
        var server = GuardedServer.start(cluster(), port).orElseThrow();
        try {
            execute(
                    port,
                    "create role clinic_owner login createrole",
                    "create database clinics owner clinic_owner",
                    "create role poor login",
                    "create database poor owner poor");
            try (var database = Database.open(external(port, "clinics", "clinic_owner"))) {
                assertThat(PostgresStores.over(database.dataSource())
                                .dueCalls()
                                .claim(new AgentId(UUID.randomUUID()), Instant.now(), Duration.ofMinutes(1), 5))
                        .isEmpty();
                assertThat(Invariants.over(database.dataSource()).violations().values())
                        .containsOnly(0L);
            }
            Database.open(external(port, "clinics", "clinic_owner")).close();
            assertThatThrownBy(() -> Database.open(external(port, "poor", "poor")))
                    .isInstanceOf(DatabaseFailure.class)
                    .hasMessageContaining("grant anon to poor");
        } finally {
            server.stop();
        }
    }

    private Cluster cluster() throws IOException, InterruptedException {
        var data = directory.resolve("data");
        var user = ServerUser.choose(List.of(directory), data);
        Files.createDirectory(data);
        user.own(data);
        var initdb = new ProcessBuilder(user.with(List.of(
                        PROGRAMS.resolve("bin/initdb").toString(),
                        "-D",
                        data.toString(),
                        "-U",
                        "postgres",
                        "-A",
                        "trust",
                        "-N")))
                .directory(new File("/"))
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log").toFile())
                .start();
        assertThat(initdb.waitFor(60, TimeUnit.SECONDS) && initdb.exitValue() == 0)
                .as(() -> "initdb, see " + directory.resolve("log"))
                .isTrue();
        return new Cluster(data, directory.resolve("log"), new PostgresBinaries(PROGRAMS), user);
    }

    private static DatabaseSettings external(int port, String database, String user) {
        return new DatabaseSettings.External(
                new DatabaseAddress("jdbc:postgresql://127.0.0.1:" + port + "/" + database, user, ""));
    }

    private static void execute(int port, String... statements) throws SQLException {
        try (var connection = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + port + "/postgres", "postgres", "");
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            return socket.getLocalPort();
        }
    }
}
