package io.patchbay.sandbox.twilio.rest;

import io.patchbay.sandbox.clock.ScaledTime;
import io.patchbay.sandbox.twilio.call.Bodies;
import io.patchbay.sandbox.twilio.call.Call;
import io.patchbay.sandbox.twilio.call.Exchange;
import io.patchbay.sandbox.twilio.call.LegStream;
import io.patchbay.sandbox.twilio.twiml.Verb;
import io.patchbay.sandbox.twilio.wire.Account;
import io.patchbay.sandbox.twilio.wire.Form;
import io.patchbay.sandbox.twilio.wire.Refusal;
import io.patchbay.sandbox.twilio.wire.Ruling;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// `/Calls/{CallSid}/Streams`. Runs on the exchange's thread.
final class StreamsResource {

    private static final int MOST_PARAMETERS = 99;

    private final Account account;
    private final ScaledTime time;

    StreamsResource(Account account, ScaledTime time) {
        this.account = account;
        this.time = time;
    }

    RestReply create(Exchange exchange, String callSid, Form form) {
        Optional<Call> call = exchange.call(callSid);
        if (call.isEmpty()) {
            return RestReply.notFound();
        }
        Optional<Refusal> refusal = new Checks(form)
                .given("Url", 21205)
                .oneOf("Track", Set.of("inbound_track", "outbound_track", "both_tracks"))
                .url("StatusCallback", 20422)
                .method("StatusCallbackMethod")
                .refusal();
        if (refusal.isPresent()) {
            return RestReply.refused(refusal.get());
        }
        return switch (exchange.startStream(call.get(), stream(form))) {
            case Ruling.Refused<LegStream> refused -> RestReply.refused(refused.refusal());
            case Ruling.Granted<LegStream> granted ->
                RestReply.created(Bodies.stream(account, call.get(), granted.value(), time.instant()));
        };
    }

    RestReply update(Exchange exchange, String callSid, String nameOrSid, Form form) {
        Optional<Refusal> refusal = new Checks(form)
                .given("Status", 20422)
                .oneOf("Status", Set.of("stopped"))
                .refusal();
        if (refusal.isPresent()) {
            return RestReply.refused(refusal.get());
        }
        Optional<Call> call = exchange.call(callSid);
        return call.flatMap(c -> exchange.stopStream(c, nameOrSid))
                .map(stopped -> RestReply.ok(Bodies.stream(account, call.orElseThrow(), stopped, time.instant())))
                .orElseGet(RestReply::notFound);
    }

    private static Verb.Stream stream(Form form) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (int i = 1; i <= MOST_PARAMETERS; i++) {
            Optional<String> name = form.filled("Parameter" + i + ".Name");
            if (name.isPresent()) {
                parameters.put(name.get(), form.get("Parameter" + i + ".Value").orElse(""));
            }
        }
        return new Verb.Stream(
                form.filled("Name").orElse(null),
                form.filled("Url").orElseThrow(),
                form.filled("Track").orElse("inbound_track"),
                Checks.callback(form, "StatusCallback", List.of()),
                parameters);
    }
}
