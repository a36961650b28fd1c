package io.patchbay.agent.gateway.rest;

import io.patchbay.agent.gateway.auth.JwtCheck;
import io.patchbay.agent.gateway.auth.Tokens;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import javax.sql.DataSource;
import org.eclipse.jetty.server.Server;

/// A gateway on a free port of loopback, and raw requests to it.
public final class GatewayServer implements AutoCloseable {

    private final Server server;
    private final HttpClient client = HttpClient.newHttpClient();

    public GatewayServer(DataSource database) {
        server = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        server.setHandler(new RestGateway(database, new JwtCheck(Tokens.SECRET, Tokens.CLOCK)));
        try {
            server.start();
        } catch (Exception notStarted) {
            throw new IllegalStateException(notStarted);
        }
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getURI().getPort());
    }

    /// `headers` are names and values in turn.
    HttpResponse<String> get(String token, String target, String... headers) {
        return send("GET", token, target, "", headers);
    }

    HttpResponse<String> send(String method, String token, String target, String body, String... headers) {
        var request = HttpRequest.newBuilder(uri().resolve("/rest/v1/" + target.replace(">", "%3E")))
                .timeout(Duration.ofSeconds(20))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
    }

    @Override
    public void close() {
        client.close();
        try {
            server.stop();
        } catch (Exception notStopped) {
            throw new IllegalStateException(notStopped);
        }
    }
}
