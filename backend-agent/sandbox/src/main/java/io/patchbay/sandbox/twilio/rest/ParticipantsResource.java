package io.patchbay.sandbox.twilio.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.patchbay.sandbox.fault.Faults;
import io.patchbay.sandbox.twilio.call.Bodies;
import io.patchbay.sandbox.twilio.call.CallRequest;
import io.patchbay.sandbox.twilio.call.Exchange;
import io.patchbay.sandbox.twilio.call.Seat;
import io.patchbay.sandbox.twilio.twiml.Verb;
import io.patchbay.sandbox.twilio.wire.Account;
import io.patchbay.sandbox.twilio.wire.Form;
import io.patchbay.sandbox.twilio.wire.Refusal;
import io.patchbay.sandbox.twilio.wire.Ruling;
import io.patchbay.sandbox.twilio.wire.Sids;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// `/Conferences/{sid or name}/Participants`. Runs on the exchange's thread.
final class ParticipantsResource {

    private final Account account;
    private final Faults faults;
    private final CallForm forms;

    ParticipantsResource(Account account, Faults faults) {
        this.account = account;
        this.faults = faults;
        this.forms = new CallForm(account);
    }

    RestReply create(Exchange exchange, String sidOrName, Form form) {
        Ruling<CallRequest> call = forms.participant(form);
        if (call instanceof Ruling.Refused<CallRequest> refused) {
            return RestReply.refused(refused.refusal());
        }
        Ruling<Verb.Conference> how = ParticipantForm.read(sidOrName, form);
        if (how instanceof Ruling.Refused<Verb.Conference> refused) {
            return RestReply.refused(refused.refusal());
        }
        CallRequest request = ((Ruling.Granted<CallRequest>) call).value();
        Verb.Conference seat = ((Ruling.Granted<Verb.Conference>) how).value();
        return switch (exchange.invite(sidOrName, Sids.isConference(sidOrName), request, seat)) {
            case Ruling.Refused<Seat> refused -> RestReply.refused(refused.refusal());
            case Ruling.Granted<Seat> granted -> RestReply.created(Bodies.participant(account, granted.value()));
        };
    }

    RestReply list(Exchange exchange, String conference, Form query) {
        Predicate<ObjectNode> wished = Listing.equal(query, "Muted", "muted")
                .and(Listing.equal(query, "Hold", "hold"))
                .and(Listing.equal(query, "Coaching", "coaching"));
        return exchange.runningConference(conference)
                .map(running -> {
                    List<ObjectNode> found = running.seats().stream()
                            .map(seat -> Bodies.participant(account, seat))
                            .filter(wished)
                            .toList();
                    String path = "/Conferences/" + running.sid() + "/Participants.json";
                    return RestReply.ok(Listing.page(account, "participants", path, found, query));
                })
                .orElseGet(RestReply::notFound);
    }

    RestReply get(Exchange exchange, String conference, String participant) {
        return find(exchange, conference, participant)
                .map(seat -> RestReply.ok(Bodies.participant(account, seat)))
                .orElseGet(RestReply::notFound);
    }

    RestReply delete(Exchange exchange, String conference, String participant) {
        Optional<Seat> seat = find(exchange, conference, participant);
        seat.ifPresent(exchange::kick);
        return seat.isPresent() ? RestReply.deleted() : RestReply.notFound();
    }

    RestReply update(Exchange exchange, String conference, String participant, Form form) {
        Optional<Refusal> refusal = new Checks(form)
                .url("HoldUrl", 20422)
                .method("HoldMethod")
                .url("AnnounceUrl", 20422)
                .method("AnnounceMethod")
                .url("WaitUrl", 20422)
                .method("WaitMethod")
                .refusal();
        if (refusal.isPresent()) {
            return RestReply.refused(refusal.get());
        }
        Optional<Seat> found = find(exchange, conference, participant).filter(Seat::isJoined);
        if (found.isEmpty()) {
            return RestReply.notFound();
        }
        Seat seat = found.get();
        ObjectNode claimed = apply(seat, form);
        return RestReply.ok(claimed);
    }

    /// Carries the update out and returns the body to answer with, which claims success also where a fault prevented
    /// it.
    private ObjectNode apply(Seat seat, Form form) {
        boolean ignored = false;
        Optional<String> hold = form.filled("Hold");
        boolean wanted = form.isTrue("Hold", false);
        if (hold.isPresent()) {
            ignored = faults.take(wanted ? RestFault.IGNORE_HOLD : RestFault.IGNORE_UNHOLD);
            if (!ignored && wanted) {
                seat.hold(document(form, "Hold", "GET").orElse(null));
            } else if (!ignored) {
                seat.unhold();
            }
        }
        form.get("Muted").ifPresent(_ -> seat.mute(form.isTrue("Muted", false)));
        document(form, "Announce", "POST").ifPresent(seat::announce);
        document(form, "Wait", "POST").ifPresent(seat::waitTo);
        form.filled("EndConferenceOnExit").ifPresent(_ -> seat.endOnExit(form.isTrue("EndConferenceOnExit", false)));
        form.filled("BeepOnExit").ifPresent(_ -> seat.beepOnExit(form.isTrue("BeepOnExit", false)));
        form.filled("Coaching")
                .ifPresent(_ -> seat.coach(
                        form.isTrue("Coaching", false)
                                ? form.filled("CallSidToCoach").orElse(null)
                                : null));
        ObjectNode body = Bodies.participant(account, seat);
        if (ignored) {
            body.put("hold", wanted);
        }
        return body;
    }

    private static Optional<Seat.Document> document(Form form, String kind, String method) {
        return form.filled(kind + "Url")
                .map(url -> new Seat.Document(url, form.filled(kind + "Method").orElse(method)));
    }

    private static Optional<Seat> find(Exchange exchange, String conference, String participant) {
        return exchange.runningConference(conference).flatMap(running -> running.seat(participant));
    }
}
