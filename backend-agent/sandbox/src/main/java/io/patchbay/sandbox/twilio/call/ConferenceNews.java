package io.patchbay.sandbox.twilio.call;

import io.patchbay.sandbox.twilio.wire.Callback;
import io.patchbay.sandbox.twilio.wire.Form;
import io.patchbay.sandbox.twilio.wire.Stamp;
import org.jspecify.annotations.Nullable;

/// Tells the customer what happens in one conference. The first who joins says where to; later wishes are ignored.
final class ConferenceNews {

    private final Plant plant;
    private final Conference conference;
    private @Nullable Callback to;
    private boolean settled;
    private int sequence;

    ConferenceNews(Plant plant, Conference conference) {
        this.plant = plant;
        this.conference = conference;
    }

    void settle(@Nullable Callback wish) {
        if (!settled) {
            settled = true;
            to = wish;
        }
    }

    /// `topic` is the subscription the event belongs to, such as `join` for `participant-join`.
    void tell(String topic, String event, Form more) {
        plant.journal()
                .note(
                        "conference_event",
                        "conferenceSid",
                        conference.sid(),
                        "name",
                        conference.name(),
                        "event",
                        event,
                        "callSid",
                        more.get("CallSid").orElse(null),
                        "label",
                        more.get("ParticipantLabel").orElse(null),
                        "reason",
                        more.get("ReasonParticipantLeft")
                                .or(() -> more.get("ReasonConferenceEnded"))
                                .orElse(null));
        if (to == null || !to.wants(topic)) {
            return;
        }
        Form form = Form.of(
                        "ConferenceSid", conference.sid(),
                        "FriendlyName", conference.name(),
                        "AccountSid", plant.account().sid(),
                        "SequenceNumber", String.valueOf(++sequence),
                        "Timestamp", Stamp.rfc2822(plant.time().instant()),
                        "StatusCallbackEvent", event)
                .plus(more);
        plant.webhooks().tell(conference.sid(), to.url(), to.method(), form);
    }
}
