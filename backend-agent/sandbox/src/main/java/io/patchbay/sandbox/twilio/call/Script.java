package io.patchbay.sandbox.twilio.call;

import io.patchbay.sandbox.line.Frames;
import io.patchbay.sandbox.twilio.twiml.Verb;
import io.patchbay.sandbox.twilio.wire.Callback;
import io.patchbay.sandbox.twilio.wire.Form;
import io.patchbay.sandbox.twilio.wire.Refusal;
import io.patchbay.sandbox.twilio.wire.Ruling;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// TwiML being carried out on one leg, verb by verb, until it hangs up, is redirected or runs out.
final class Script implements Activity {

    /// Verbs that take no time are done many to a frame; more than this is a document going in circles.
    private static final int MOST_PER_FRAME = 64;
    private static final int LABEL_TAKEN = 16025;
    private static final Verb.Say APOLOGY =
            new Verb.Say("We are sorry. An application error has occurred. Goodbye.", 1);

    private final Plant plant;
    private final Exchange exchange;
    private final Call call;
    private final Deque<Verb> verbs = new ArrayDeque<>();
    private @Nullable Callback fallback;
    private @Nullable Callback dialAction;
    private @Nullable Seat seat;
    private Source sounding = Source.NOTHING;
    private String base = "";
    private String method = "POST";
    private boolean waiting;
    private boolean over;

    Script(Plant plant, Exchange exchange, Call call) {
        this.plant = plant;
        this.exchange = exchange;
        this.call = call;
    }

    /// Begins with a document of the customer's; `more` are parameters beyond the call's own.
    Script from(CallRequest.Plan.FetchTwiml plan, Form more) {
        fallback = plan.fallback();
        fetch(plan.document().url(), plan.document().method(), more);
        return this;
    }

    /// Begins with TwiML at hand.
    Script from(String twiml) {
        follow(plant.documents().inline(twiml));
        return this;
    }

    /// Plays keys before anything else.
    Script afterKeys(String digits) {
        if (!digits.isEmpty()) {
            verbs.addFirst(new Verb.PlayDigits(digits));
        }
        return this;
    }

    @Override
    public byte[] next() {
        for (int done = 0; done < MOST_PER_FRAME; done++) {
            if (over || waiting) {
                return Frames.SILENCE;
            }
            if (seat != null) {
                return seat.next();
            }
            if (!sounding.isDone()) {
                return sounding.next(call.leg()::press);
            }
            advance();
        }
        return Frames.SILENCE;
    }

    @Override
    public void left(Departure why) {
        over = true;
        Seat left = seat;
        seat = null;
        if (left == null) {
            return;
        }
        left.left(why);
        Callback action = dialAction;
        if (action != null && why == Departure.HUNG_UP) {
            String url = Documents.absolute(base, action.url());
            var _ = plant.webhooks().ask(url, action.method(), dialEnded());
        }
    }

    private void advance() {
        Verb verb = verbs.poll();
        switch (verb) {
            case null -> exchange.end(call, CallStatus.COMPLETED, "document_ended");
            case Verb.Redirect redirect ->
                fetch(
                        Documents.absolute(base, redirect.url()),
                        redirect.url().isEmpty() ? method : redirect.method(),
                        Form.EMPTY);
            case Verb.Aside aside -> sounding = Voicing.of(aside, base, plant);
            case Verb.Hangup _ -> exchange.end(call, CallStatus.COMPLETED, "hangup_verb");
            case Verb.StartStream start -> {
                if (exchange.startStream(call, start.stream()) instanceof Ruling.Refused<?> refused) {
                    warn(refused.refusal());
                }
            }
            case Verb.StopStream stop -> exchange.stopStream(call, stop.name());
            case Verb.DialConference dial -> sitDown(dial);
            case Verb.Gather gather -> gather(gather);
            case Verb.NotOffered other -> {
                plant.journal().note("twiml_not_offered", "callSid", call.sid(), "verb", other.name());
                apologise();
            }
        }
    }

    private void sitDown(Verb.DialConference dial) {
        Conference conference = exchange.conferences().named(dial.conference().name());
        switch (conference.reserve(call, dial.conference(), LABEL_TAKEN, this::released)) {
            case Ruling.Refused<Seat> refused -> warn(refused.refusal());
            case Ruling.Granted<Seat> granted -> {
                dialAction = dial.action();
                seat = granted.value();
                granted.value().join();
            }
        }
    }

    private void released() {
        seat = null;
        Callback action = dialAction;
        dialAction = null;
        if (action != null && !over) {
            fetch(Documents.absolute(base, action.url()), action.method(), dialEnded());
        }
    }

    private void gather(Verb.Gather gather) {
        List<Verb> unfolded = new ArrayList<>(gather.prompts());
        unfolded.add(new Verb.Pause(gather.timeout()));
        Callback action = gather.action();
        if (action != null && gather.actionOnEmptyResult()) {
            unfolded.add(new Verb.Redirect(action.url(), action.method()));
        }
        unfolded.reversed().forEach(verbs::addFirst);
    }

    private void fetch(String url, String by, Form more) {
        waiting = true;
        Form fields = call.form(call.status().wire()).plus(more);
        plant.documents().fetch(url, by, fields, this::follow);
    }

    private void follow(Page page) {
        if (over) {
            return;
        }
        waiting = false;
        exchange.connect(call);
        switch (page) {
            case Page.Instructions instructions -> {
                verbs.clear();
                base = instructions.url();
                method = instructions.method();
                verbs.addAll(instructions.verbs());
            }
            case Page.Failed failure -> failed(failure);
        }
    }

    private void failed(Page.Failed failure) {
        plant.journal().note("application_error", "callSid", call.sid(), "error", failure.errorCode());
        Callback second = fallback;
        fallback = null;
        if (second == null) {
            apologise();
            return;
        }
        Form more = Form.of("ErrorCode", String.valueOf(failure.errorCode()), "ErrorUrl", failure.url());
        fetch(second.url(), second.method(), more);
    }

    private void apologise() {
        verbs.clear();
        verbs.add(APOLOGY);
        verbs.add(new Verb.Hangup());
    }

    private void warn(Refusal refusal) {
        plant.journal().note("twiml_warning", "callSid", call.sid(), "error", refusal.code());
    }

    private static Form dialEnded() {
        return Form.of("DialCallStatus", "answered", "DialBridged", "true");
    }
}
