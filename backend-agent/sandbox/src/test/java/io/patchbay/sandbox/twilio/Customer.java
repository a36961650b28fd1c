package io.patchbay.sandbox.twilio;

import io.patchbay.sandbox.twilio.wire.Form;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.server.WebSocketUpgradeHandler;
import org.jspecify.annotations.Nullable;

/// A customer of the simulated carrier: answers its webhooks, takes its media streams and remembers both.
public final class Customer implements AutoCloseable {

    /// One request as it arrived.
    record Heard(String method, String url, String path, Form form, Map<String, String> headers) {
        String get(String name) {
            return form.get(name).orElse("");
        }
    }

    /// One websocket as it was used.
    public static final class Socket implements Session.Listener.AutoDemanding {
        final List<String> messages = new CopyOnWriteArrayList<>();
        final String signature;
        volatile int closed;
        private volatile @Nullable Session session;

        Socket(String signature) {
            this.signature = signature;
        }

        @Override
        public void onWebSocketOpen(Session session) {
            this.session = session;
        }

        @Override
        public void onWebSocketText(String message) {
            messages.add(message);
        }

        @Override
        public void onWebSocketClose(int statusCode, String reason, org.eclipse.jetty.websocket.api.Callback callback) {
            closed = statusCode;
            callback.succeed();
        }

        @Override
        public void onWebSocketError(Throwable cause) {
            closed = -1;
        }

        void close() {
            Session open = session;
            if (open != null) {
                open.close();
            }
        }
    }

    final List<Heard> heard = new CopyOnWriteArrayList<>();
    final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final Map<String, String> twiml = new ConcurrentHashMap<>();
    private final Map<String, Integer> failing = new ConcurrentHashMap<>();
    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);

    Customer() throws Exception {
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        var upgrades = WebSocketUpgradeHandler.from(
                server,
                container -> container.addMapping("/media", (request, _, _) -> {
                    Socket socket = new Socket(request.getHeaders().get("X-Twilio-Signature"));
                    sockets.add(socket);
                    return socket;
                }));
        upgrades.setHandler(new Webhooks());
        server.setHandler(upgrades);
        server.start();
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + connector.getLocalPort());
    }

    String url(String path) {
        return base() + path;
    }

    String media() {
        return "ws://127.0.0.1:" + connector.getLocalPort() + "/media";
    }

    Customer answers(String path, String document) {
        twiml.put(path, document);
        return this;
    }

    Customer failsAt(String path, int status) {
        failing.put(path, status);
        return this;
    }

    List<Heard> at(String path) {
        return heard.stream().filter(h -> h.path().equals(path)).toList();
    }

    /// The values of one parameter in what arrived at a path, in order of arrival.
    List<String> values(String path, String parameter) {
        return at(path).stream().map(h -> h.get(parameter)).toList();
    }

    @Override
    public void close() {
        LifeCycle.stop(server);
    }

    private final class Webhooks extends Handler.Abstract {

        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            String body = Content.Source.asString(request, StandardCharsets.UTF_8);
            String path = request.getHttpURI().getPath();
            Map<String, String> headers = new ConcurrentHashMap<>();
            request.getHeaders()
                    .forEach(field -> headers.put(field.getLowerCaseName(), String.valueOf(field.getValue())));
            String url = base() + request.getHttpURI().getPathQuery();
            heard.add(new Heard(request.getMethod(), url, path, Form.parse(body), headers));
            Integer failure = failing.get(path);
            if (failure != null) {
                response.setStatus(failure);
                callback.succeeded();
                return true;
            }
            String document = twiml.get(path);
            response.setStatus(document == null ? 204 : 200);
            if (document == null) {
                callback.succeeded();
                return true;
            }
            response.getHeaders().put("Content-Type", "text/xml");
            Content.Sink.write(response, true, document, callback);
            return true;
        }
    }
}
