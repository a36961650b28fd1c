package io.patchbay.sandbox.vapi;

import java.time.Duration;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;

/// One listener at a call's `listenUrl`. Public because Jetty calls it by reflection.
public final class ListenInSocket implements Session.Listener.AutoDemanding {

    private final Monitor monitor;
    private @Nullable Session session;

    ListenInSocket(Monitor monitor) {
        this.monitor = monitor;
    }

    @Override
    public void onWebSocketOpen(Session opened) {
        session = opened;
        opened.setIdleTimeout(Duration.ZERO);
        monitor.add(opened);
    }

    @Override
    public void onWebSocketClose(int statusCode, String reason, Callback callback) {
        leave();
        callback.succeed();
    }

    @Override
    public void onWebSocketError(Throwable cause) {
        leave();
    }

    private void leave() {
        if (session != null) {
            monitor.remove(session);
        }
    }
}
