package io.patchbay.agent.server;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.List;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.server.handler.SizeLimitHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/// The one server of an agent: composes the ways in by path, on virtual threads, under limits. It tells nothing
/// about itself and repeats nothing it was sent.
public final class HttpServer implements AutoCloseable {

    private static final int HEADER_BYTES = 16 * 1024;
    private static final long IDLE_AT_STOP_MILLIS = 200;

    private final Server server;
    private final ServerConnector connector;

    private HttpServer(Server server, ServerConnector connector) {
        this.server = server;
        this.connector = connector;
    }

    /// Listens, or throws [ServerNotStarted] with a sentence for the operator.
    public static HttpServer start(ServerSettings settings, List<Mount> mounts, MeterRegistry meters) {
        var threads = new QueuedThreadPool(64, 4);
        threads.setName("http");
        threads.setVirtualThreadsExecutor(VirtualThreads.getNamedVirtualThreadsExecutor("http-"));
        var server = new Server(threads);
        var connector = new ServerConnector(server, 1, -1, new HttpConnectionFactory(speech()));
        connector.setHost(settings.bindAddress());
        connector.setPort(settings.port());
        connector.setIdleTimeout(settings.idle().toMillis());
        connector.setShutdownIdleTimeout(IDLE_AT_STOP_MILLIS);
        connector.setReuseAddress(true);
        server.addConnector(connector);
        server.addBean(new NetworkConnectionLimit(settings.maxConnections(), connector));
        server.setErrorHandler(new SilentErrors());
        server.setStopTimeout(settings.stopWithin().toMillis());
        server.setHandler(new GracefulHandler(new SizeLimitHandler(settings.maxBodyBytes(), -1) {
            {
                setHandler(byPath(mounts, meters));
            }
        }));
        open(server, connector, settings);
        return new HttpServer(server, connector);
    }

    /// The port really listened on.
    public int port() {
        return connector.getLocalPort();
    }

    /// Takes no new connection, lets running requests finish within the time allowed, then closes everything.
    @Override
    public void close() {
        stop(server);
    }

    private static HttpConfiguration speech() {
        var http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setSendXPoweredBy(false);
        http.setRequestHeaderSize(HEADER_BYTES);
        // Signed addresses must reach the handlers exactly as they were sent, and heap buffers are what the media
        // parser scans.
        http.setUseInputDirectByteBuffers(false);
        return http;
    }

    private static Handler byPath(List<Mount> mounts, MeterRegistry meters) {
        var ways = new Handler.Sequence();
        for (var mount : mounts) {
            ways.addHandler(new WayIn(mount.path(), mount.path(), mount.handler(), meters));
        }
        ways.addHandler(new WayIn("unknown", "/*", new Nothing(), meters));
        return ways;
    }

    private static void open(Server server, ServerConnector connector, ServerSettings settings) {
        var where = settings.bindAddress() + " port " + settings.port();
        try {
            if (new InetSocketAddress(settings.bindAddress(), settings.port()).isUnresolved()) {
                throw new ServerNotStarted(
                        "Cannot listen on " + where
                                + ": there is no such address. Give the agent an address of this machine, for example 127.0.0.1.");
            }
            connector.open();
        } catch (IOException refused) {
            stop(server);
            throw new ServerNotStarted("Cannot listen on " + where + ": " + whatToDo(refused));
        }
        try {
            server.start();
        } catch (Exception broken) {
            stop(server);
            throw new ServerNotStarted("Cannot start the server on " + where + " ("
                    + broken.getClass().getSimpleName() + ").");
        }
    }

    private static String whatToDo(IOException refused) {
        var said = String.valueOf(refused.getMessage()) + causeOf(refused);
        if (said.contains("Permission denied")) {
            return "this user may not use that port. Ports below 1024 need rights of their own; choose a higher one.";
        }
        if (said.contains("Cannot assign")) {
            return "this machine has no such address. Give the agent an address of this machine, for example 127.0.0.1.";
        }
        if (said.contains("in use") || refused.getCause() instanceof BindException) {
            return "another program is using it, perhaps another agent. Stop that program or give this agent another port.";
        }
        return "the system refused (" + refused.getClass().getSimpleName() + ").";
    }

    private static String causeOf(IOException refused) {
        return refused.getCause() == null
                ? ""
                : String.valueOf(refused.getCause().getMessage());
    }

    private static void stop(Server server) {
        try {
            server.stop();
        } catch (Exception late) {
            // Requests that did not finish in time were cut off; there is nothing left to do for them.
        }
    }

    private static final class Nothing extends Handler.Abstract.NonBlocking {
        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            Reply.status(404).send(response, callback);
            return true;
        }
    }
}
