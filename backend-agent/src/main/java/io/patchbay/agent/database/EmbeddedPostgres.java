package io.patchbay.agent.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A private PostgreSQL server: durable, on the loopback interface alone, with a password only its owner can
/// read, ready for logical decoding. It ends with this process, however that ends, and what was committed is
/// there at the next start.
public final class EmbeddedPostgres implements AutoCloseable {

    static final String HOST = "127.0.0.1";
    static final String USER = "postgres";

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final long LOG_FILE_LIMIT = 10L << 20;
    private static final int PORT_TRIES = 5;

    private final FileChannel lock;
    private final GuardedServer server;
    private final int port;
    private final String password;
    private boolean closed;

    private EmbeddedPostgres(FileChannel lock, GuardedServer server, int port, String password) {
        this.lock = lock;
        this.server = server;
        this.port = port;
        this.password = password;
    }

    /// Starts the server of a home, making it first if need be. Throws [DatabaseFailure] with a sentence for the
    /// operator.
    public static EmbeddedPostgres start(EmbeddedSettings settings) {
        try {
            Files.createDirectories(settings.home());
            var lock = lock(settings.home());
            try {
                return start(settings, lock);
            } catch (IOException | InterruptedException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw new DatabaseFailure(
                    "The directory " + settings.home() + " cannot be used for the embedded database ("
                            + e.getClass().getSimpleName() + "). Check its permissions and that the disk has room.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseFailure("The embedded database was told to stop while it was starting.", e);
        }
    }

    /// The address of one of its databases, without user and password.
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://" + HOST + ":" + port + "/" + database;
    }

    public String user() {
        return USER;
    }

    public String password() {
        return password;
    }

    public int port() {
        return port;
    }

    public boolean isRunning() {
        return server.isAlive();
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            server.stop();
            lock.close();
        } catch (IOException e) {
            LOG.atWarn()
                    .addKeyValue("cause", e.getClass().getSimpleName())
                    .log("embedded database: not stopped cleanly");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Whether a server could listen on the loopback port now.
    static boolean isFree(int port) {
        if (port < 1 || port > 65535) {
            return false;
        }
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(loopback(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static EmbeddedPostgres start(EmbeddedSettings settings, FileChannel lock)
            throws IOException, InterruptedException {
        var home = settings.home();
        var binaries = PostgresBinaries.unpackInto(settings.binaries());
        var data = home.resolve("data");
        var user = ServerUser.choose(List.of(home, binaries.directory()), data);
        var log = home.resolve("postgres.log");
        if (Files.exists(log) && Files.size(log) > LOG_FILE_LIMIT) {
            Files.move(log, home.resolve("postgres.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
        var password = password(home.resolve("password"));
        var cluster = new Cluster(data, log, binaries, user);
        cluster.createIfAbsent(password);
        if (cluster.clearLeftovers()) {
            LOG.info("embedded database: stopped a server that an earlier agent left running");
        }
        for (int tries = 0; tries < PORT_TRIES; tries++) {
            int port = port(settings);
            var server = GuardedServer.start(cluster, port);
            if (server.isPresent()) {
                OwnerOnlyFile.write(home.resolve("port"), Integer.toString(port));
                LOG.atInfo().addKeyValue("port", port).log("embedded database: started");
                return new EmbeddedPostgres(lock, server.get(), port, password);
            }
            if (isFree(port)) {
                break;
            }
        }
        throw new DatabaseFailure(
                "The embedded database did not start. The reason is at the end of " + log + "; the data is untouched.");
    }

    private static InetAddress loopback() throws IOException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    }

    private static FileChannel lock(Path home) throws IOException {
        var channel = FileChannel.open(home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // Held by this very process: the same answer.
        }
        channel.close();
        throw new DatabaseFailure(
                "Another Patchbay is using " + home + ". Stop it first, or name another data directory for this one.");
    }

    private static String password(Path file) throws IOException {
        if (!Files.exists(file)) {
            var bytes = new byte[24];
            new SecureRandom().nextBytes(bytes);
            OwnerOnlyFile.write(file, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        }
        return Files.readString(file).strip();
    }

    /// The port asked for, else the one used last time, else any free one.
    private static int port(EmbeddedSettings settings) throws IOException {
        if (settings.port() != 0) {
            if (!isFree(settings.port())) {
                throw new DatabaseFailure("Port " + settings.port()
                        + " is in use by another program. Stop it, or give the embedded database another port.");
            }
            return settings.port();
        }
        var file = settings.home().resolve("port");
        if (Files.exists(file)) {
            var last = Files.readString(file).strip();
            if (last.matches("[0-9]{1,5}") && isFree(Integer.parseInt(last))) {
                return Integer.parseInt(last);
            }
        }
        try (var socket = new ServerSocket(0, 1, loopback())) {
            return socket.getLocalPort();
        }
    }
}
