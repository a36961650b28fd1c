package io.patchbay.sandbox.part;

import java.util.Set;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;

/// One simulated provider on the sandbox's server.
public interface SandboxPart extends AutoCloseable {

    /// Where it lives, such as `/vapi`: it is handed every request whose path is this or begins with this and a slash.
    String path();

    /// Answers the part's HTTP requests. Runs on virtual threads and may block.
    Handler handler();

    /// Adds the part's websocket endpoints; called once, before the server starts. Paths are whole, from the root.
    default void mapSockets(ServerWebSocketContainer sockets) {}

    /// The names of the faults this part knows how to commit, such as `deepgram.drop`.
    default Set<String> faults() {
        return Set.of();
    }

    @Override
    void close();
}
