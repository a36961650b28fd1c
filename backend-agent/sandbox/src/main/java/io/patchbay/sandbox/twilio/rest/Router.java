package io.patchbay.sandbox.twilio.rest;

import io.patchbay.sandbox.clock.ScaledTime;
import io.patchbay.sandbox.fault.Faults;
import io.patchbay.sandbox.twilio.call.Exchange;
import io.patchbay.sandbox.twilio.wire.Account;
import io.patchbay.sandbox.twilio.wire.Refusal;

/// Which resource answers a request. Runs on the exchange's thread.
final class Router {

    private final CallsResource calls;
    private final StreamsResource streams;
    private final ConferencesResource conferences;
    private final ParticipantsResource participants;

    Router(Account account, ScaledTime time, Faults faults) {
        this.calls = new CallsResource(account, time);
        this.streams = new StreamsResource(account, time);
        this.conferences = new ConferencesResource(account);
        this.participants = new ParticipantsResource(account, faults);
    }

    RestReply route(Exchange exchange, RestRequest request) {
        return switch (request.segments().isEmpty() ? "" : request.segment(0)) {
            case "Calls" -> calls(exchange, request);
            case "Conferences" -> conferences(exchange, request);
            default -> RestReply.notFound();
        };
    }

    /// True for requests that make the carrier dial.
    static boolean isCreate(RestRequest request) {
        boolean call = request.is("POST", 1) && request.segment(0).equals("Calls");
        boolean participant = request.is("POST", 3) && request.segment(2).equals("Participants");
        return call || participant;
    }

    private RestReply calls(Exchange exchange, RestRequest request) {
        if (request.is("POST", 1)) {
            return calls.create(exchange, request.form());
        } else if (request.is("GET", 1)) {
            return calls.list(exchange, request.query());
        } else if (request.is("GET", 2)) {
            return calls.get(exchange, request.segment(1));
        } else if (request.is("POST", 2)) {
            return calls.update(exchange, request.segment(1), request.form());
        } else if (request.segments().size() < 3 || !request.segment(2).equals("Streams")) {
            return unknown(request);
        } else if (request.is("POST", 3)) {
            return streams.create(exchange, request.segment(1), request.form());
        } else if (request.is("POST", 4)) {
            return streams.update(exchange, request.segment(1), request.segment(3), request.form());
        }
        return unknown(request);
    }

    private RestReply conferences(Exchange exchange, RestRequest request) {
        if (request.is("GET", 1)) {
            return conferences.list(exchange, request.query());
        } else if (request.is("GET", 2)) {
            return conferences.get(exchange, request.segment(1));
        } else if (request.is("POST", 2)) {
            return conferences.update(exchange, request.segment(1), request.form());
        } else if (request.segments().size() < 3 || !request.segment(2).equals("Participants")) {
            return unknown(request);
        } else if (request.is("POST", 3)) {
            return participants.create(exchange, request.segment(1), request.form());
        } else if (request.is("GET", 3)) {
            return participants.list(exchange, request.segment(1), request.query());
        } else if (request.is("GET", 4)) {
            return participants.get(exchange, request.segment(1), request.segment(3));
        } else if (request.is("POST", 4)) {
            return participants.update(exchange, request.segment(1), request.segment(3), request.form());
        } else if (request.is("DELETE", 4)) {
            return participants.delete(exchange, request.segment(1), request.segment(3));
        }
        return unknown(request);
    }

    private static RestReply unknown(RestRequest request) {
        boolean known = request.segments().size() <= 4;
        return known ? RestReply.refused(new Refusal(405, 20004, "Method not allowed")) : RestReply.notFound();
    }
}
