package io.patchbay.agent.database;

import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// A running server and the shell that guards it. The guard holds a pipe from us: when the pipe closes, for
/// whatever reason, it stops the server. So no server outlives its agent, not even one that was killed.
final class GuardedServer {

    private static final Duration POLL = Duration.ofMillis(10);
    private static final Duration RETRY_PAUSE = Duration.ofMillis(500);
    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(30);

    /// Descriptor 3 is the pipe. The watcher holds it, the server does not. The server gets a session of its own,
    /// so that Ctrl-C in a terminal does not stop it before the agent is done with it.
    private static final String GUARD = """
            exec 3<&0 </dev/null
            trap : INT TERM HUP
            session=$(command -v setsid)
            $session "$0" "$@" 3<&- & server=$!
            ( trap '' INT TERM HUP; while read -r line <&3; do :; done; kill -INT $server 2>/dev/null ) & watcher=$!
            exec 3<&-
            code=1
            while kill -0 $server 2>/dev/null; do wait $server; code=$?; done
            kill -9 $watcher 2>/dev/null
            exit $code
            """;

    private final Cluster cluster;
    private final Process guard;

    private GuardedServer(Cluster cluster, Process guard) {
        this.cluster = cluster;
        this.guard = guard;
    }

    /// Starts the server and waits until it accepts connections. A server killed a moment ago may still linger
    /// and block its successor; so an early end is tried again for a minute. Empty when it never came up.
    static Optional<GuardedServer> start(Cluster cluster, int port) throws IOException, InterruptedException {
        var waited = Duration.ZERO;
        while (waited.compareTo(START_TIMEOUT) < 0) {
            var guard = launch(cluster, port);
            while (guard.isAlive() && waited.compareTo(START_TIMEOUT) < 0) {
                if (isUp(cluster, guard)) {
                    return Optional.of(new GuardedServer(cluster, guard));
                }
                guard.waitFor(POLL.toMillis(), TimeUnit.MILLISECONDS);
                waited = waited.plus(POLL);
            }
            if (guard.isAlive()) {
                new GuardedServer(cluster, guard).stop();
                return Optional.empty();
            }
            if (!EmbeddedPostgres.isFree(port)) {
                return Optional.empty();
            }
            TimeUnit.NANOSECONDS.sleep(RETRY_PAUSE.toNanos());
            waited = waited.plus(RETRY_PAUSE);
        }
        return Optional.empty();
    }

    boolean isAlive() {
        return guard.isAlive();
    }

    /// Asks the server to stop and waits for it; after half a minute stops it without asking.
    void stop() throws IOException, InterruptedException {
        guard.getOutputStream().close();
        if (!guard.waitFor(STOP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
            cluster.stopAtOnce();
            guard.waitFor(STOP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private static boolean isUp(Cluster cluster, Process guard) throws IOException {
        var server = cluster.isReady() ? cluster.postmaster() : Optional.<ProcessHandle>empty();
        return server.isPresent() && guard.descendants().anyMatch(server.get()::equals);
    }

    private static Process launch(Cluster cluster, int port) throws IOException {
        var command = new ArrayList<>(List.of("sh", "-c", GUARD));
        command.add(cluster.binaries().program("postgres").toString());
        command.addAll(List.of("-D", cluster.data().toString()));
        settings(port).forEach((name, value) -> {
            command.add("-c");
            command.add(name + "=" + value);
        });
        return new ProcessBuilder(cluster.user().with(command))
                .directory(new File("/"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(cluster.log().toFile()))
                .start();
    }

    /// The log settings keep rows and statements out of the log file: they hold patients' data.
    private static Map<String, String> settings(int port) {
        return Map.ofEntries(
                Map.entry("listen_addresses", EmbeddedPostgres.HOST),
                Map.entry("port", Integer.toString(port)),
                Map.entry("unix_socket_directories", ""),
                Map.entry("wal_level", "logical"),
                Map.entry("max_slot_wal_keep_size", "1GB"),
                Map.entry("max_connections", "100"),
                Map.entry("jit", "off"),
                Map.entry("timezone", "UTC"),
                Map.entry("log_timezone", "UTC"),
                Map.entry("log_checkpoints", "off"),
                Map.entry("log_min_messages", "log"),
                Map.entry("log_min_error_statement", "panic"),
                Map.entry("log_error_verbosity", "terse"));
    }
}
