package io.patchbay.sandbox.testkit;

import io.patchbay.sandbox.clock.ScaledTime;
import io.patchbay.sandbox.fault.Faults;
import io.patchbay.sandbox.journal.Journal;
import io.patchbay.sandbox.part.PartContext;
import io.patchbay.sandbox.part.SandboxPart;
import io.patchbay.sandbox.voice.WatermarkListener;
import io.patchbay.sandbox.voice.WatermarkVoice;
import java.net.URI;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.websocket.server.WebSocketUpgradeHandler;
import org.jspecify.annotations.Nullable;

/// One part of the sandbox on an ephemeral loopback port, its clock running at the given speed.
public final class PartServer<P extends SandboxPart> implements AutoCloseable {

    private final Server server;
    private final ScaledTime time;
    private final Faults faults = new Faults();
    private final Journal journal;
    private final P part;
    private @Nullable URI base;

    public PartServer(double speed, Function<PartContext, P> maker) {
        time = new ScaledTime(speed, Instant.parse("2026-11-21T17:00:00Z"), System::nanoTime);
        journal = Journal.inMemory(time);
        part = maker.apply(new PartContext(
                time, new WatermarkVoice(), WatermarkListener::new, journal, faults, this::base, sharedRandom()));
        faults.offer(part.faults());
        QueuedThreadPool threads = new QueuedThreadPool(12);
        threads.setVirtualThreadsExecutor(VirtualThreads.getDefaultVirtualThreadsExecutor());
        server = new Server(threads);
        ServerConnector connector = new ServerConnector(server, 1, 1);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        ContextHandler context = new ContextHandler("/");
        WebSocketUpgradeHandler sockets = WebSocketUpgradeHandler.from(server, context, part::mapSockets);
        sockets.setHandler(routed());
        context.setHandler(sockets);
        server.setHandler(context);
        LifeCycle.start(server);
        base = URI.create("http://127.0.0.1:" + connector.getLocalPort());
    }

    public P part() {
        return part;
    }

    public Faults faults() {
        return faults;
    }

    public Journal journal() {
        return journal;
    }

    public ScaledTime time() {
        return time;
    }

    /// The address of a path on this server.
    public URI at(String path) {
        return URI.create(base() + path);
    }

    /// The address of a websocket path on this server.
    public URI socketAt(String path) {
        return URI.create(at(path).toString().replaceFirst("http", "ws"));
    }

    @Override
    public void close() {
        part.close();
        LifeCycle.stop(server);
        time.close();
        journal.close();
    }

    private URI base() {
        URI known = base;
        if (known == null) {
            throw new IllegalStateException("the server has not started");
        }
        return known;
    }

    private Handler routed() {
        Handler handler = part.handler();
        return new Handler.Wrapper(handler) {
            @Override
            public boolean handle(Request request, Response response, Callback callback) throws Exception {
                String path = request.getHttpURI().getPath();
                boolean mine = path.equals(part.path()) || path.startsWith(part.path() + "/");
                return mine && super.handle(request, response, callback);
            }
        };
    }

    private static RandomGenerator sharedRandom() {
        SplittableRandom random = new SplittableRandom(42);
        return new RandomGenerator() {
            @Override
            public synchronized long nextLong() {
                return random.nextLong();
            }
        };
    }
}
