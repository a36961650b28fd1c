package io.patchbay.sandbox.twilio.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.patchbay.sandbox.clock.ScaledTime;
import io.patchbay.sandbox.twilio.call.Bodies;
import io.patchbay.sandbox.twilio.call.Call;
import io.patchbay.sandbox.twilio.call.CallRequest;
import io.patchbay.sandbox.twilio.call.Exchange;
import io.patchbay.sandbox.twilio.wire.Account;
import io.patchbay.sandbox.twilio.wire.Form;
import io.patchbay.sandbox.twilio.wire.Refusal;
import io.patchbay.sandbox.twilio.wire.Ruling;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// `/Calls`. Runs on the exchange's thread.
final class CallsResource {

    private final Account account;
    private final ScaledTime time;
    private final CallForm forms;

    CallsResource(Account account, ScaledTime time) {
        this.account = account;
        this.time = time;
        this.forms = new CallForm(account);
    }

    RestReply create(Exchange exchange, Form form) {
        return switch (forms.call(form)) {
            case Ruling.Refused<CallRequest> refused -> RestReply.refused(refused.refusal());
            case Ruling.Granted<CallRequest> granted -> RestReply.created(body(exchange.place(granted.value())));
        };
    }

    RestReply list(Exchange exchange, Form query) {
        Predicate<ObjectNode> wished = Listing.equal(query, "To", "to")
                .and(Listing.equal(query, "From", "from"))
                .and(Listing.equal(query, "Status", "status"))
                .and(Listing.equal(query, "ParentCallSid", "parent_call_sid"))
                .and(Listing.dated(query, "StartTime", "start_time"))
                .and(Listing.dated(query, "EndTime", "end_time"));
        List<ObjectNode> calls = exchange.callBodies().stream().filter(wished).toList();
        return RestReply.ok(Listing.page(account, "calls", "/Calls.json", calls, query));
    }

    RestReply get(Exchange exchange, String sid) {
        return exchange.callBody(sid).map(RestReply::ok).orElseGet(RestReply::notFound);
    }

    RestReply update(Exchange exchange, String sid, Form form) {
        Ruling<Optional<CallRequest.Plan>> read = forms.redirect(form);
        if (read instanceof Ruling.Refused<?> refused) {
            return RestReply.refused(refused.refusal());
        }
        Optional<Call> call = exchange.call(sid);
        if (call.isEmpty()) {
            boolean past = exchange.callBody(sid).isPresent();
            return past ? RestReply.refused(Refusal.notInProgress()) : RestReply.notFound();
        }
        Optional<CallRequest.Plan> plan = ((Ruling.Granted<Optional<CallRequest.Plan>>) read).value();
        return changed(exchange, call.get(), plan, form.filled("Status").orElse(""));
    }

    private RestReply changed(Exchange exchange, Call call, Optional<CallRequest.Plan> plan, String status) {
        if (call.status().isOver()) {
            return RestReply.refused(Refusal.notInProgress());
        }
        if (!status.isEmpty()) {
            exchange.hangUp(call, status.equals("completed"));
        } else if (plan.isPresent() && !exchange.redirect(call, plan.get())) {
            return RestReply.refused(Refusal.notInProgress());
        }
        return RestReply.ok(body(call));
    }

    private ObjectNode body(Call call) {
        return Bodies.call(account, call, time.instant());
    }
}
