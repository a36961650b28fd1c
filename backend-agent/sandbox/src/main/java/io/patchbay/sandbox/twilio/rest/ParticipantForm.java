package io.patchbay.sandbox.twilio.rest;

import io.patchbay.sandbox.twilio.twiml.Verb;
import io.patchbay.sandbox.twilio.wire.Form;
import io.patchbay.sandbox.twilio.wire.Ruling;
import io.patchbay.sandbox.twilio.wire.Sids;
import java.util.List;

/// Reads how a new participant is to sit in the conference.
final class ParticipantForm {

    private static final int LONGEST_NAME = 128;

    private ParticipantForm() {}

    static Ruling<Verb.Conference> read(String name, Form form) {
        String label = form.filled("Label").orElse("");
        Checks checks = new Checks(form)
                .require(name.length() <= LONGEST_NAME, 13237, "Invalid conference name")
                .require(label.length() <= LONGEST_NAME, 16023, "The label is too long")
                .require(!Sids.isCall(label) && !label.contains("/"), 16024, "The label is not valid")
                .oneOf("Beep", Verb.Conference.BEEPS)
                .number("MaxParticipants", 2, Verb.Conference.MOST_PARTICIPANTS, 20422)
                .require(waitUrlIsFine(form), 20422, "Invalid WaitUrl")
                .method("WaitMethod")
                .url("ConferenceStatusCallback", 20422)
                .method("ConferenceStatusCallbackMethod")
                .events("ConferenceStatusCallbackEvent", Checks.CONFERENCE_EVENTS)
                .require(
                        !form.isTrue("Coaching", false)
                                || form.filled("CallSidToCoach").isPresent(),
                        20422,
                        "CallSidToCoach is required");
        return checks.refusal()
                .<Ruling<Verb.Conference>>map(Ruling::refused)
                .orElseGet(() -> Ruling.granted(conference(name, form)));
    }

    private static Verb.Conference conference(String name, Form form) {
        return new Verb.Conference(
                name,
                form.filled("Label").orElse(null),
                new Verb.Conference.Seat(
                        form.isTrue("Muted", false),
                        form.isTrue("StartConferenceOnEnter", true),
                        form.isTrue("EndConferenceOnExit", false),
                        Checks.number(form, "MaxParticipants", Verb.Conference.MOST_PARTICIPANTS),
                        form.isTrue("Coaching", false)
                                ? form.filled("CallSidToCoach").orElse(null)
                                : null),
                new Verb.Conference.Audio(
                        form.filled("Beep").orElse("true"),
                        form.get("WaitUrl").orElse(null),
                        form.filled("WaitMethod").orElse("POST")),
                Checks.callback(form, "ConferenceStatusCallback", List.of("start", "end")));
    }

    private static boolean waitUrlIsFine(Form form) {
        return form.filled("WaitUrl").isEmpty()
                || new Checks(form).url("WaitUrl", 20422).refusal().isEmpty();
    }
}
