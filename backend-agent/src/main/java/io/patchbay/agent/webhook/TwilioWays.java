package io.patchbay.agent.webhook;

import io.micrometer.core.instrument.MeterRegistry;
import io.patchbay.agent.adapter.twilio.TwilioAddresses;
import io.patchbay.agent.adapter.twilio.TwilioSignature;
import io.patchbay.agent.adapter.twilio.TwilioTwiml;
import io.patchbay.agent.adapter.twilio.TwilioWire;
import io.patchbay.agent.call.CallEvent;
import io.patchbay.agent.call.Leg;
import io.patchbay.agent.call.LegStatus;
import io.patchbay.agent.server.Mount;
import io.patchbay.agent.server.Reply;
import io.patchbay.agent.server.RequestBody;
import io.patchbay.agent.webhook.TwilioDoor.Genuine;
import io.patchbay.contract.id.CallSessionId;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.eclipse.jetty.server.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The carrier's ways in: its callbacks and the documents it asks for.
///
/// Signed and of the right age, a callback for a call we have is claimed, then delivered. A repetition within
/// moments is the carrier's own retry and is absorbed (204); one that comes later, or whose own time is far from
/// ours, is refused (403). What is about a call we do not have is quietly taken (204): the carrier can do nothing
/// about it.
public final class TwilioWays {

    private static final Logger LOG = LoggerFactory.getLogger(TwilioWays.class);
    private static final String PROVIDER = "twilio";
    private static final String PRECLASSIFY_AS_BEFORE = "/api/twilio/preclassify-twiml";

    private final TwilioDoor door;
    private final TwilioTwiml documents;
    private final TwilioEvents events;
    private final CallSide calls;
    private final WebhookPolicy policy;
    private final Clocks clocks;
    private final MeterRegistry meters;

    public TwilioWays(
            TwilioSignature signature,
            URI publicBase,
            TwilioTwiml documents,
            CallSide calls,
            WebhookPolicy policy,
            Clocks clocks,
            MeterRegistry meters) {
        this.door = new TwilioDoor(
                signature, publicBase, new RequestBody(policy.maxFormBytes(), policy.bodyWithin(), clocks.nanos()));
        this.documents = documents;
        this.events = new TwilioEvents(calls.hears());
        this.calls = calls;
        this.policy = policy;
        this.clocks = clocks;
        this.meters = meters;
    }

    /// All of them, for the server.
    public List<Mount> mounts() {
        return List.of(
                way(TwilioAddresses.PRECLASSIFY, this::preclassify),
                way(PRECLASSIFY_AS_BEFORE, this::preclassify),
                way(TwilioAddresses.DIAL_DONE, request -> document(documents.hangUp())),
                way(TwilioAddresses.HOLD_SILENCE, request -> document(documents.holdSilence())),
                way(TwilioAddresses.ANNOUNCE, this::announce),
                way(TwilioAddresses.CALL, request -> callback(request, events::call)),
                way(TwilioAddresses.CONFERENCE, request -> callback(request, events::conference)),
                way(TwilioAddresses.STREAM, request -> callback(request, events::stream)),
                way(TwilioAddresses.AMD, request -> callback(request, events::amd)));
    }

    private interface Genuinely {
        Answer answer(Genuine request);
    }

    private interface Understanding {
        Optional<TwilioCallback> of(Genuine request, CallSessionId session);
    }

    private Mount way(String path, Genuinely genuinely) {
        return Door.at(path, request -> check(request, genuinely), meters);
    }

    private Answer check(Request request, Genuinely genuinely) {
        return switch (door.open(request)) {
            case TwilioDoor.Turned turned -> turned.answer();
            case Genuine genuine -> genuinely.answer(genuine);
        };
    }

    /// The clinic answered. A request that is repeated gets the same document, unless its first one has been
    /// acted upon: a second stream would end the first.
    private Answer preclassify(Genuine request) {
        var session = request.session();
        var leg = TwilioWire.call(request.form().values());
        if (session.isEmpty() || leg.isEmpty()) {
            return Answer.refused(Outcome.MALFORMED, 400);
        }
        if (!calls.inbox().isLive(session.get())) {
            return new Answer(Outcome.UNKNOWN_CALL, Reply.xml(documents.hangUp()));
        }
        if (calls.hears().test(session.get())) {
            return new Answer(Outcome.DUPLICATE, Reply.xml(documents.nothing()));
        }
        var sid = leg.get().sid();
        if (calls.claims().claim(PROVIDER, ReceiptKey.of("document", sid, session.get()))) {
            var answered = new CallEvent.LegProgressed(Leg.CLINIC, sid, LegStatus.ANSWERED, OptionalInt.empty());
            calls.inbox().post(session.get(), answered);
            note(session.get(), answered);
        }
        return document(documents.preclassify(session.get()));
    }

    private Answer announce(Genuine request) {
        return documents
                .announce(request.query().one("keys"), request.query().one("words"))
                .map(TwilioWays::document)
                .orElse(Answer.refused(Outcome.MALFORMED, 400));
    }

    private static Answer document(String xml) {
        return new Answer(Outcome.ANSWERED, Reply.xml(xml));
    }

    private Answer callback(Genuine request, Understanding understanding) {
        var session = request.session();
        var understood = session.flatMap(id -> understanding.of(request, id));
        if (understood.isEmpty()) {
            return Answer.refused(Outcome.MALFORMED, 400);
        }
        var callback = understood.get();
        var age = callback.at().map(this::age).orElse(Duration.ZERO);
        if (age.compareTo(policy.maxAge()) > 0) {
            return Answer.refused(Outcome.EXPIRED, 403);
        }
        if (callback.events().isEmpty()) {
            return Answer.silent(Outcome.IGNORED);
        }
        if (!calls.inbox().isLive(session.orElseThrow())) {
            return Answer.silent(Outcome.UNKNOWN_CALL);
        }
        if (!calls.claims().claim(PROVIDER, callback.receipt())) {
            return age.compareTo(policy.retryWithin()) > 0
                    ? Answer.refused(Outcome.REPLAYED, 403)
                    : Answer.silent(Outcome.DUPLICATE);
        }
        return deliver(session.orElseThrow(), callback.events());
    }

    private Answer deliver(CallSessionId session, List<CallEvent> meant) {
        boolean taken = true;
        for (var event : meant) {
            taken &= calls.inbox().post(session, event);
            note(session, event);
        }
        return Answer.silent(taken ? Outcome.DELIVERED : Outcome.UNKNOWN_CALL);
    }

    private Duration age(Instant at) {
        return Duration.between(at, clocks.time().instant()).abs();
    }

    private static void note(CallSessionId session, CallEvent event) {
        LOG.atDebug()
                .addKeyValue("session", session)
                .addKeyValue("event", event.getClass().getSimpleName())
                .log("The carrier tells");
    }
}
