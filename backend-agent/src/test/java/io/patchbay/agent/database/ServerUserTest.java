package io.patchbay.agent.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("postgres")
class ServerUserTest {

    @TempDir
    Path directory;

    @BeforeEach
    void onlyRootStepsDown() {
        assumeTrue(System.getProperty("user.name").equals("root"), "an ordinary user has nothing to step down from");
    }

    @Test
    void rootStepsDownToAnAccountThatCanEnter() throws Exception {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        var user = ServerUser.choose(List.of(directory), directory.resolve("data"));
        assertThat(user.account()).isPresent();
        assertThat(user.with(List.of("x"))).endsWith("x").hasSizeGreaterThan(1);
    }

    @Test
    void theOwnerOfExistingFilesIsKept() throws Exception {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        var data = Files.createDirectory(directory.resolve("data"));
        Files.setOwner(
                data, data.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("daemon"));
        assertThat(ServerUser.choose(List.of(directory), data).account()).contains("daemon");
    }

    @Test
    void aDirectoryClosedToOthersStillWorksWhereNamespacesAreAllowed() throws Exception {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        assumeTrue(new ProcessBuilder("unshare", "-U", "true").start().waitFor() == 0, "no user namespaces here");
        var settings = new EmbeddedSettings(directory.resolve("home"), TestDatabase.binaries(), 0);
        for (int start = 0; start < 2; start++) {
            try (var server = EmbeddedPostgres.start(settings);
                    var connection =
                            DriverManager.getConnection(server.jdbcUrl("postgres"), server.user(), server.password())) {
                assertThat(TestDatabase.column(connection, "select 1")).containsExactly("1");
            }
        }
    }

    @Test
    void filesOfAnAccountThatCannotEnterAreRefusedWithASentence() throws Exception {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        var data = Files.createDirectory(directory.resolve("data"));
        Files.setOwner(
                data, data.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("daemon"));
        assertThatThrownBy(() -> ServerUser.choose(List.of(directory), data))
                .isInstanceOf(DatabaseFailure.class)
                .hasMessageContaining("does not run as root");
    }
}
