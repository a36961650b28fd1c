package io.patchbay.agent.server;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.EventsHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The edge of one way in: counts what it answered, by status, and turns what escapes from it into a bare 500.
/// The counts stand where others keep an access log, which would hold the addresses and ids of calls; and Jetty's
/// own report of an escaped failure would hold the address asked for and the failure's text.
final class WayIn extends EventsHandler {

    private static final Logger LOGGER = LoggerFactory.getLogger(WayIn.class);
    private static final int HIGHEST_STATUS = 600;

    private final String way;
    private final String path;
    private final boolean tree;
    private final MeterRegistry meters;
    private final AtomicReferenceArray<@Nullable Counter> byStatus = new AtomicReferenceArray<>(HIGHEST_STATUS);

    WayIn(String way, String path, Handler handler, MeterRegistry meters) {
        super(handler);
        this.way = way;
        this.tree = path.endsWith("/*");
        this.path = tree ? path.substring(0, path.length() - 2) : path;
        this.meters = meters;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        if (!leadsHere(Request.getPathInContext(request))) {
            return false;
        }
        try {
            return super.handle(request, response, callback);
        } catch (Exception | LinkageError | StackOverflowError escaped) {
            LOGGER.atError()
                    .addKeyValue("way", way)
                    .addKeyValue("type", escaped.getClass().getName())
                    .addKeyValue("at", placeOf(escaped))
                    .log("A way in failed");
            if (response.isCommitted()) {
                callback.failed(new IOException("cut off"));
            } else {
                response.reset();
                Reply.status(500).send(response, callback);
            }
            return true;
        }
    }

    private boolean leadsHere(String asked) {
        return asked.equals(path) || (tree && asked.startsWith(path) && asked.charAt(path.length()) == '/');
    }

    private static String placeOf(Throwable escaped) {
        var trace = escaped.getStackTrace();
        return trace.length == 0 ? "unknown" : trace[0].toString();
    }

    @Override
    protected void onComplete(Request request, int status, HttpFields headers, @Nullable Throwable failure) {
        counter(failure == null && status > 0 && status < HIGHEST_STATUS ? status : 0)
                .increment();
    }

    private Counter counter(int status) {
        var known = byStatus.get(status);
        if (known != null) {
            return known;
        }
        var counter = Counter.builder("patchbay.http.answers")
                .description("Answers given, by way in and status; status 0 is a connection that broke")
                .tag("way", way)
                .tag("status", Integer.toString(status))
                .register(meters);
        byStatus.set(status, counter);
        return counter;
    }
}
