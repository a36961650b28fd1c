package io.patchbay.sandbox.twilio.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.patchbay.sandbox.clock.ScaledTime;
import io.patchbay.sandbox.fault.Faults;
import io.patchbay.sandbox.journal.Journal;
import io.patchbay.sandbox.twilio.call.ExchangeWiring;
import io.patchbay.sandbox.twilio.wire.Account;
import io.patchbay.sandbox.twilio.wire.Form;
import io.patchbay.sandbox.twilio.wire.Refusal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// The door of the REST API: who asks, what for, and what may go wrong on the way.
final class RestHandler extends Handler.Abstract {

    private static final Refusal UNAUTHORISED = new Refusal(401, 20003, "Authenticate");
    private static final Refusal TOO_MANY = new Refusal(429, 20429, "Too Many Requests");
    private static final Refusal SERVER_ERROR = new Refusal(500, 20500, "Internal Server Error");
    private static final String JSON = ".json";

    private final Account account;
    private final ScaledTime time;
    private final Faults faults;
    private final Journal journal;
    private final ExchangeWiring exchange;
    private final Router router;
    private final String prefix;

    RestHandler(Account account, ScaledTime time, Faults faults, Journal journal, ExchangeWiring exchange) {
        this.account = account;
        this.time = time;
        this.faults = faults;
        this.journal = journal;
        this.exchange = exchange;
        this.router = new Router(account, time, faults);
        this.prefix = "/" + Account.API_VERSION + "/Accounts/" + account.sid() + "/";
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        String path = request.getHttpURI().getPath();
        String body = Content.Source.asString(request, StandardCharsets.UTF_8);
        delay();
        Optional<Refusal> refusal = refusal(request);
        if (refusal.isEmpty() && !path.endsWith(JSON)) {
            return answerXml(response, callback);
        }
        RestRequest asked = request(request, path, body);
        RestReply reply = refusal.isPresent() ? RestReply.refused(refusal.get()) : answer(asked);
        boolean cut = reply.status() == 201 && Router.isCreate(asked) && faults.take(RestFault.DROP_AFTER_CREATE);
        note(request.getMethod(), path, reply, cut);
        if (cut) {
            request.getConnectionMetaData().getConnection().getEndPoint().close();
            callback.succeeded();
        } else {
            send(reply, response, callback);
        }
        return true;
    }

    private Optional<Refusal> refusal(Request request) {
        if (faults.take(RestFault.UNAUTHORISED) || !isKnown(request.getHeaders().get(HttpHeader.AUTHORIZATION))) {
            return Optional.of(UNAUTHORISED);
        } else if (faults.take(RestFault.TOO_MANY)) {
            return Optional.of(TOO_MANY);
        }
        boolean known = request.getHttpURI().getPath().startsWith(prefix);
        return known ? Optional.empty() : Optional.of(Refusal.notFound());
    }

    private RestRequest request(Request request, String path, String body) {
        boolean within = path.startsWith(prefix) && path.endsWith(JSON);
        return new RestRequest(
                request.getMethod(),
                path,
                within ? segments(path.substring(prefix.length(), path.length() - JSON.length())) : List.of(),
                Form.parse(request.getHttpURI().getQuery()),
                Form.parse(body));
    }

    private void note(String method, String path, RestReply reply, boolean cut) {
        journal.note(
                "rest", "method", method, "path", path, "status", reply.status(), "error", reply.code(), "cut", cut);
    }

    private RestReply answer(RestRequest request) throws InterruptedException {
        boolean create = Router.isCreate(request);
        if (create && faults.take(RestFault.ERROR_BEFORE_CREATE)) {
            return RestReply.refused(SERVER_ERROR);
        }
        RestReply reply = exchange.ask(e -> router.route(e, request));
        boolean spoil = create && reply.status() == 201 && faults.take(RestFault.ERROR_AFTER_CREATE);
        return spoil ? RestReply.refused(SERVER_ERROR) : reply;
    }

    private boolean isKnown(String authorization) {
        String expected = basic(account.sid(), account.authToken());
        String key = basic(account.keySid(), account.keySecret());
        return expected.equals(authorization) || (!account.keySid().isEmpty() && key.equals(authorization));
    }

    private void delay() throws InterruptedException {
        long millis = faults.amount(RestFault.DELAY);
        if (millis > 0) {
            CountDownLatch over = new CountDownLatch(1);
            time.after(Duration.ofMillis(millis), over::countDown);
            over.await();
        }
    }

    private static void send(RestReply reply, Response response, Callback callback) {
        ObjectNode body = reply.body();
        response.setStatus(reply.status());
        if (body == null) {
            callback.succeeded();
            return;
        }
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json;charset=utf-8");
        Content.Sink.write(response, true, body.toString(), callback);
    }

    /// Without `.json` the real API speaks XML; this one says so and nothing else.
    private static boolean answerXml(Response response, Callback callback) {
        response.setStatus(404);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/xml");
        String body = "<?xml version='1.0' encoding='UTF-8'?><TwilioResponse><RestException><Code>20404</Code>"
                + "<Message>The requested resource was not found; ask for .json</Message><Status>404</Status>"
                + "</RestException></TwilioResponse>";
        Content.Sink.write(response, true, body, callback);
        return true;
    }

    private static List<String> segments(String path) {
        return Arrays.stream(path.split("/", -1))
                .map(segment -> URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8))
                .toList();
    }

    private static String basic(String user, String password) {
        byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }
}
