package io.patchbay.sandbox.part;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.eclipse.jetty.http.pathmap.PathSpec;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.PathMappingsHandler;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.websocket.server.WebSocketUpgradeHandler;

/// The one HTTP and websocket server of the sandbox, on loopback, with a part behind each path.
public final class SandboxServer implements AutoCloseable {

    private static final String LOOPBACK = "127.0.0.1";

    private final Server server;
    private final ServerConnector connector;

    /// Port 0 takes any free one.
    public SandboxServer(int port, List<SandboxPart> parts) {
        QueuedThreadPool threads = new QueuedThreadPool(32, 4);
        threads.setName("sandbox-http");
        threads.setDaemon(true);
        threads.setVirtualThreadsExecutor(VirtualThreads.getNamedVirtualThreadsExecutor("sandbox-http-"));
        server = new Server(threads);
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setHost(LOOPBACK);
        connector.setPort(port);
        server.addConnector(connector);
        WebSocketUpgradeHandler sockets =
                WebSocketUpgradeHandler.from(server, container -> parts.forEach(part -> part.mapSockets(container)));
        PathMappingsHandler paths = new PathMappingsHandler();
        parts.forEach(part -> paths.addMapping(PathSpec.from(part.path() + "/*"), part.handler()));
        sockets.setHandler(paths);
        server.setHandler(sockets);
    }

    public void start() throws IOException {
        try {
            server.start();
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("the sandbox's server did not start", e);
        }
    }

    /// Its address, without a path; only once started.
    public URI base() {
        return URI.create("http://" + LOOPBACK + ":" + connector.getLocalPort());
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the sandbox's server did not stop", e);
        }
    }
}
