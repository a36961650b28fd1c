package io.patchbay.agent.webhook;

import io.patchbay.agent.adapter.twilio.TwilioWire.ConferenceCallback;
import io.patchbay.agent.adapter.twilio.TwilioWire.Participant;
import io.patchbay.agent.call.CallEvent;
import io.patchbay.agent.call.Leg;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/// What a conference callback means. Hold is read from the flags a participant carries, whatever the event was:
/// held when it says so, let in only when it is neither held nor muted, and otherwise nothing is confirmed.
final class ConferenceEvents {

    private final NewestSoFar newest;

    ConferenceEvents(NewestSoFar newest) {
        this.newest = newest;
    }

    List<CallEvent> of(ConferenceCallback callback) {
        var leg = callback.participant().flatMap(Participant::label).flatMap(TwilioEvents::leg);
        return switch (callback.event()) {
            case CONFERENCE_END -> List.of(new CallEvent.ConferenceEnded(reason(callback)));
            case ANNOUNCEMENT_END -> List.of(new CallEvent.AnnouncementPlayed(true));
            case ANNOUNCEMENT_FAIL -> List.of(new CallEvent.AnnouncementPlayed(false));
            case PARTICIPANT_JOIN,
                    PARTICIPANT_LEAVE,
                    PARTICIPANT_HOLD,
                    PARTICIPANT_UNHOLD,
                    PARTICIPANT_MUTE,
                    PARTICIPANT_UNMUTE,
                    PARTICIPANT_MODIFY ->
                leg.map(who -> ofLeg(who, callback.participant().orElseThrow(), callback))
                        .orElse(List.of());
            case CONFERENCE_START, PARTICIPANT_SPEECH_START, PARTICIPANT_SPEECH_STOP, UNKNOWN -> List.of();
        };
    }

    private List<CallEvent> ofLeg(Leg leg, Participant participant, ConferenceCallback callback) {
        var events = new ArrayList<CallEvent>();
        var subject = callback.conferenceSid() + leg;
        switch (callback.event()) {
            case PARTICIPANT_JOIN -> {
                if (isNewest("presence" + subject, callback.sequence())) {
                    events.add(new CallEvent.LegJoined(leg, participant.sid(), callback.conferenceSid()));
                }
            }
            case PARTICIPANT_LEAVE -> {
                if (isNewest("presence" + subject, callback.sequence())) {
                    events.add(new CallEvent.LegLeft(leg, participant.sid(), reason(callback)));
                }
                return events;
            }
            default -> {
                // Only its flags speak.
            }
        }
        if (isNewest("flags" + subject, callback.sequence())) {
            held(participant).ifPresent(held -> events.add(new CallEvent.HoldConfirmed(leg, held)));
        }
        return events;
    }

    private static Optional<Boolean> held(Participant participant) {
        if (participant.held()) {
            return Optional.of(true);
        }
        return participant.muted() ? Optional.empty() : Optional.of(false);
    }

    private boolean isNewest(String subject, OptionalInt sequence) {
        return sequence.isEmpty() || newest.isNewest(subject, sequence.getAsInt());
    }

    private static String reason(ConferenceCallback callback) {
        return callback.reason().name().toLowerCase(Locale.ROOT);
    }
}
