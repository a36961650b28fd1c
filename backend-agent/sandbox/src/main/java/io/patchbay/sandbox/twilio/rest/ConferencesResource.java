package io.patchbay.sandbox.twilio.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.patchbay.sandbox.twilio.call.Bodies;
import io.patchbay.sandbox.twilio.call.Conference;
import io.patchbay.sandbox.twilio.call.Exchange;
import io.patchbay.sandbox.twilio.wire.Account;
import io.patchbay.sandbox.twilio.wire.Form;
import io.patchbay.sandbox.twilio.wire.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// `/Conferences`. Runs on the exchange's thread.
final class ConferencesResource {

    private final Account account;

    ConferencesResource(Account account) {
        this.account = account;
    }

    RestReply list(Exchange exchange, Form query) {
        Predicate<ObjectNode> wished = Listing.equal(query, "FriendlyName", "friendly_name")
                .and(Listing.equal(query, "Status", "status"))
                .and(Listing.dated(query, "DateCreated", "date_created"))
                .and(Listing.dated(query, "DateUpdated", "date_updated"));
        List<ObjectNode> found =
                exchange.conferenceBodies().stream().filter(wished).toList();
        return RestReply.ok(Listing.page(account, "conferences", "/Conferences.json", found, query));
    }

    RestReply get(Exchange exchange, String sid) {
        return exchange.conferenceBodies().stream()
                .filter(body -> body.path("sid").asText().equals(sid))
                .findFirst()
                .map(RestReply::ok)
                .orElseGet(RestReply::notFound);
    }

    RestReply update(Exchange exchange, String sid, Form form) {
        Optional<Refusal> refusal = new Checks(form)
                .oneOf("Status", Set.of("completed"))
                .url("AnnounceUrl", 20422)
                .method("AnnounceMethod")
                .refusal();
        if (refusal.isPresent()) {
            return RestReply.refused(refusal.get());
        }
        Optional<Conference> running = exchange.runningConference(sid);
        if (running.isEmpty()) {
            return RestReply.notFound();
        }
        Conference conference = running.get();
        form.filled("AnnounceUrl")
                .ifPresent(url ->
                        conference.announce(url, form.filled("AnnounceMethod").orElse("POST")));
        if (form.filled("Status").isPresent()) {
            exchange.endConference(conference);
        }
        return RestReply.ok(Bodies.conference(account, conference));
    }
}
