package io.patchbay.agent.server;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.InetSocketAddress;
import java.util.List;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// The agent's numbers in Prometheus text. For this machine only unless opened on purpose: a request from
/// elsewhere, or one that a proxy on this machine passed on, finds nothing here.
public final class Metrics extends Handler.Abstract {

    private static final List<String> PASSED_ON =
            List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "Via");

    private final PrometheusMeterRegistry registry;
    private final boolean openToAll;

    public Metrics(PrometheusMeterRegistry registry, boolean openToAll) {
        this.registry = registry;
        this.openToAll = openToAll;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        if (!openToAll && !isFromHere(request)) {
            Reply.status(404).send(response, callback);
        } else if (!request.getMethod().equals("GET")) {
            Reply.status(405).send(response, callback);
        } else {
            new Reply(200, "text/plain; version=0.0.4", registry.scrape()).send(response, callback);
        }
        return true;
    }

    private static boolean isFromHere(Request request) {
        var headers = request.getHeaders();
        return request.getConnectionMetaData().getRemoteSocketAddress() instanceof InetSocketAddress from
                && from.getAddress() != null
                && from.getAddress().isLoopbackAddress()
                && PASSED_ON.stream().noneMatch(headers::contains)
                && isLoopbackName(Request.getServerName(request));
    }

    /// A page in a browser on this machine can be made to ask us under a foreign name; the name gives it away.
    private static boolean isLoopbackName(String name) {
        return name.equalsIgnoreCase("localhost")
                || name.startsWith("127.")
                || name.equals("[::1]")
                || name.equals("::1");
    }
}
