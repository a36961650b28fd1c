package io.patchbay.agent.database;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// The files of one embedded server: made once, checked at every start, cleared of what a crash left behind.
record Cluster(Path data, Path log, PostgresBinaries binaries, ServerUser user) {

    private static final Duration INITDB_TIMEOUT = Duration.ofMinutes(2);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(40);
    private static final String PID_FILE = "postmaster.pid";

    /// Makes the files unless they exist. Ends in a rename: there is a whole cluster or none.
    void createIfAbsent(String password) throws IOException, InterruptedException {
        if (Files.exists(data.resolve("PG_VERSION"))) {
            requireOurVersion();
            return;
        }
        var half = data.resolveSibling("data.new");
        FileTree.delete(half);
        Files.createDirectory(half);
        user.own(half);
        // A file, not a pipe: a pipe of root's cannot be opened again by the user root steps down to.
        var passwordFile = data.resolveSibling("initdb.password");
        Files.deleteIfExists(passwordFile);
        OwnerOnlyFile.write(passwordFile, password);
        user.own(passwordFile);
        int exit;
        try {
            exit = run(INITDB_TIMEOUT, initdb(half, passwordFile));
        } finally {
            Files.deleteIfExists(passwordFile);
        }
        if (exit != 0) {
            throw new DatabaseFailure("The embedded database could not be made in " + data.getParent()
                    + ". Check that the disk has room; the reason is at the end of " + log + ".");
        }
        Files.move(half, data, StandardCopyOption.ATOMIC_MOVE);
    }

    /// Ends a server that a killed agent left running, and removes its pid file when it is only that. Returns
    /// whether a server had to be stopped.
    boolean clearLeftovers() throws IOException, InterruptedException {
        var owner = postmaster();
        if (owner.isEmpty()) {
            Files.deleteIfExists(data.resolve(PID_FILE));
            return false;
        }
        run(
                STOP_TIMEOUT,
                List.of(
                        binaries.program("pg_ctl").toString(),
                        "-D",
                        data.toString(),
                        "stop",
                        "-m",
                        "fast",
                        "-w",
                        "-t",
                        "30"));
        return true;
    }

    /// The process in the pid file, if it is alive and a PostgreSQL server; another program that was given the
    /// same number since does not count.
    Optional<ProcessHandle> postmaster() throws IOException {
        var lines = pidFile();
        if (lines.isEmpty() || !lines.get(0).strip().matches("[0-9]{1,18}")) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
                .filter(process -> process.info()
                        .command()
                        .map(command -> Path.of(command).getFileName().toString())
                        .filter(name -> name.startsWith("postgres"))
                        .isPresent());
    }

    /// Whether the server accepts connections: the same line of the pid file that pg_ctl looks at.
    boolean isReady() throws IOException {
        var lines = pidFile();
        return lines.size() >= 8 && lines.get(7).strip().equals("ready");
    }

    /// Stops the server without asking its clients; for when asking took too long.
    void stopAtOnce() throws IOException, InterruptedException {
        run(
                STOP_TIMEOUT,
                List.of(
                        binaries.program("pg_ctl").toString(),
                        "-D",
                        data.toString(),
                        "stop",
                        "-m",
                        "immediate",
                        "-w",
                        "-t",
                        "30"));
    }

    private void requireOurVersion() throws IOException, InterruptedException {
        var have = Files.readString(data.resolve("PG_VERSION")).strip();
        var ours = binaries.majorVersion();
        if (!have.equals(ours)) {
            boolean newer = have.matches("[0-9]{1,4}") && Integer.parseInt(have) > Integer.parseInt(ours);
            throw new DatabaseFailure("The data directory " + data + " was written by PostgreSQL " + have
                    + ", this Patchbay carries " + ours + ". "
                    + (newer
                            ? "Update Patchbay, or name another data directory."
                            : "Start the Patchbay that wrote it and move the data, or name another data directory."));
        }
    }

    private List<String> initdb(Path directory, Path passwordFile) {
        return List.of(
                binaries.program("initdb").toString(),
                "-D",
                directory.toString(),
                "-U",
                EmbeddedPostgres.USER,
                "-A",
                "scram-sha-256",
                "--pwfile=" + passwordFile,
                "-E",
                "UTF8",
                // The builtin provider sorts alike on every machine, whatever its C library.
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C");
    }

    private List<String> pidFile() throws IOException {
        try {
            return Files.readAllLines(data.resolve(PID_FILE));
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    private int run(Duration timeout, List<String> program) throws IOException, InterruptedException {
        var process = new ProcessBuilder(new ArrayList<>(user.with(program)))
                .directory(new File("/"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        process.getOutputStream().close();
        if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
            process.destroyForcibly();
            return -1;
        }
        return process.exitValue();
    }
}
