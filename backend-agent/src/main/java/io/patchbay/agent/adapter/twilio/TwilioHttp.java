package io.patchbay.agent.adapter.twilio;

import com.twilio.http.HttpClient;
import com.twilio.http.HttpMethod;
import com.twilio.http.Request;
import com.twilio.http.Response;
import io.patchbay.agent.outbound.Exchange;
import io.patchbay.agent.outbound.Outbound;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;

/// Carries the library's requests: to the configured base, once, with a deadline. The library's own client sends a
/// POST again after any 5xx, and the second one dials a second time.
final class TwilioHttp extends HttpClient {

    private final URI base;
    private final Outbound outbound;
    private final Duration deadline;

    TwilioHttp(URI base, Outbound outbound, Duration deadline) {
        this.base = base;
        this.outbound = outbound;
        this.deadline = deadline;
    }

    /// Throws [TwilioFault] for every answer but a 2xx.
    @Override
    public Response makeRequest(Request request) {
        var exchange = outbound.send(translated(request), deadline);
        if (exchange instanceof Exchange.Answered answer && answer.succeeded()) {
            return new Response(answer.body(), answer.status());
        }
        throw TwilioFault.of(exchange, request.getMethod() != HttpMethod.GET);
    }

    @Override
    public Response reliableRequest(Request request) {
        return makeRequest(request);
    }

    @Override
    public Response reliableRequest(Request request, int[] retryCodes, int retries, long delayMillis) {
        return makeRequest(request);
    }

    private HttpRequest translated(Request request) {
        var target = URI.create(base + request.constructURL().getFile());
        var builder = HttpRequest.newBuilder(target)
                .header("Accept", "application/json")
                .header("Authorization", request.getAuthString());
        if (request.getMethod() == HttpMethod.POST) {
            builder.header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(request.encodeFormBody()));
        } else {
            builder.method(request.getMethod().toString(), BodyPublishers.noBody());
        }
        return builder.build();
    }
}
