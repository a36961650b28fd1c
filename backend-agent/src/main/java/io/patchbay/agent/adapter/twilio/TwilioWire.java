package io.patchbay.agent.adapter.twilio;

import io.patchbay.agent.port.LegProgress;
import io.patchbay.contract.id.CallSid;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// What Twilio's callbacks say, read from their forms. Unknown fields are ignored, unknown words become `UNKNOWN`;
/// a form without what identifies its subject is empty. Numbers and names of callers are not read at all.
public final class TwilioWire {

    private TwilioWire() {}

    /// A leg moved on. Order by `sequence`, never by arrival.
    public record CallCallback(
            CallSid sid,
            CallStatus status,
            OptionalInt sequence,
            Optional<Instant> at,
            Optional<Duration> talked,
            OptionalInt sipResponse) {}

    /// Something happened in a conference; `participant` tells to whom, where it happened to somebody.
    public record ConferenceCallback(
            String conferenceSid,
            String conferenceName,
            ConferenceEvent event,
            OptionalInt sequence,
            Optional<Instant> at,
            Optional<Participant> participant,
            EndReason reason) {}

    /// A participant as the conference sees it at that moment.
    public record Participant(CallSid sid, Optional<String> label, boolean muted, boolean held) {}

    /// A media stream began, ended or broke; `error` is Twilio's number where it gave one.
    public record StreamCallback(
            CallSid call, String streamSid, StreamEvent event, Optional<Instant> at, OptionalInt error) {}

    /// Twilio's own guess at who answered: one weak vote.
    public record AmdCallback(CallSid sid, AnsweredBy answeredBy, Optional<Duration> after) {}

    /// The clinic's leg has left the conference for good.
    public record DialDone(CallSid sid, CallStatus outcome) {}

    public enum CallStatus {
        QUEUED,
        INITIATED,
        RINGING,
        IN_PROGRESS,
        ANSWERED,
        COMPLETED,
        BUSY,
        FAILED,
        NO_ANSWER,
        CANCELED,
        UNKNOWN;

        /// In our words; empty for a word we do not know.
        public Optional<LegProgress> progress() {
            return switch (this) {
                case QUEUED, INITIATED -> Optional.of(LegProgress.QUEUED);
                case RINGING -> Optional.of(LegProgress.RINGING);
                case IN_PROGRESS, ANSWERED -> Optional.of(LegProgress.ANSWERED);
                case COMPLETED -> Optional.of(LegProgress.COMPLETED);
                case BUSY -> Optional.of(LegProgress.BUSY);
                case FAILED -> Optional.of(LegProgress.FAILED);
                case NO_ANSWER -> Optional.of(LegProgress.NO_ANSWER);
                case CANCELED -> Optional.of(LegProgress.CANCELED);
                case UNKNOWN -> Optional.empty();
            };
        }
    }

    public enum ConferenceEvent {
        CONFERENCE_START,
        CONFERENCE_END,
        PARTICIPANT_JOIN,
        PARTICIPANT_LEAVE,
        PARTICIPANT_MUTE,
        PARTICIPANT_UNMUTE,
        PARTICIPANT_HOLD,
        PARTICIPANT_UNHOLD,
        PARTICIPANT_MODIFY,
        PARTICIPANT_SPEECH_START,
        PARTICIPANT_SPEECH_STOP,
        ANNOUNCEMENT_END,
        ANNOUNCEMENT_FAIL,
        UNKNOWN
    }

    /// Why a conference ended or a participant left it; `NONE` where the event has no such reason.
    public enum EndReason {
        CONFERENCE_ENDED_VIA_API,
        LAST_PARTICIPANT_KICKED,
        LAST_PARTICIPANT_LEFT,
        PARTICIPANT_WITH_END_CONFERENCE_ON_EXIT_KICKED,
        PARTICIPANT_WITH_END_CONFERENCE_ON_EXIT_LEFT,
        MODERATOR_ENDED_CONFERENCE,
        PARTICIPANT_UPDATED_VIA_API,
        PARTICIPANT_HUNG_UP,
        PARTICIPANT_ADD_FAILED,
        NONE,
        UNKNOWN
    }

    public enum StreamEvent {
        STREAM_STARTED,
        STREAM_STOPPED,
        STREAM_ERROR,
        UNKNOWN
    }

    public enum AnsweredBy {
        HUMAN,
        MACHINE_START,
        MACHINE_END_BEEP,
        MACHINE_END_SILENCE,
        MACHINE_END_OTHER,
        FAX,
        UNKNOWN
    }

    public static Optional<CallCallback> call(Map<String, List<String>> form) {
        return sid(form, "CallSid")
                .map(sid -> new CallCallback(
                        sid,
                        word(form, "CallStatus", CallStatus.values(), CallStatus.UNKNOWN),
                        number(form, "SequenceNumber"),
                        rfc2822(form),
                        duration(form, "CallDuration", 1000),
                        number(form, "SipResponseCode")));
    }

    public static Optional<ConferenceCallback> conference(Map<String, List<String>> form) {
        var reason =
                text(form, "ReasonConferenceEnded").isPresent() ? "ReasonConferenceEnded" : "ReasonParticipantLeft";
        return text(form, "ConferenceSid")
                .map(sid -> new ConferenceCallback(
                        sid,
                        text(form, "FriendlyName").orElse(""),
                        word(form, "StatusCallbackEvent", ConferenceEvent.values(), ConferenceEvent.UNKNOWN),
                        number(form, "SequenceNumber"),
                        rfc2822(form),
                        participant(form),
                        text(form, reason).isEmpty()
                                ? EndReason.NONE
                                : word(form, reason, EndReason.values(), EndReason.UNKNOWN)));
    }

    public static Optional<StreamCallback> stream(Map<String, List<String>> form) {
        return sid(form, "CallSid")
                .flatMap(call -> text(form, "StreamSid")
                        .map(stream -> new StreamCallback(
                                call,
                                stream,
                                word(form, "StreamEvent", StreamEvent.values(), StreamEvent.UNKNOWN),
                                instant(form, DateTimeFormatter.ISO_OFFSET_DATE_TIME),
                                number(form, "StreamError"))));
    }

    public static Optional<AmdCallback> amd(Map<String, List<String>> form) {
        return sid(form, "CallSid")
                .map(sid -> new AmdCallback(
                        sid,
                        word(form, "AnsweredBy", AnsweredBy.values(), AnsweredBy.UNKNOWN),
                        duration(form, "MachineDetectionDuration", 1)));
    }

    public static Optional<DialDone> dialDone(Map<String, List<String>> form) {
        return sid(form, "CallSid")
                .map(sid -> new DialDone(sid, word(form, "DialCallStatus", CallStatus.values(), CallStatus.UNKNOWN)));
    }

    private static Optional<Participant> participant(Map<String, List<String>> form) {
        return sid(form, "CallSid")
                .map(sid -> new Participant(sid, text(form, "ParticipantLabel"), is(form, "Muted"), is(form, "Hold")));
    }

    private static Optional<CallSid> sid(Map<String, List<String>> form, String name) {
        return text(form, name).map(CallSid::new);
    }

    private static Optional<String> text(Map<String, List<String>> form, String name) {
        var values = form.getOrDefault(name, List.of());
        return values.isEmpty() || values.getFirst().isBlank() ? Optional.empty() : Optional.of(values.getFirst());
    }

    private static boolean is(Map<String, List<String>> form, String name) {
        return text(form, name).map(Boolean::parseBoolean).orElse(false);
    }

    private static OptionalInt number(Map<String, List<String>> form, String name) {
        return text(form, name)
                .filter(text -> text.matches("[0-9]{1,9}"))
                .map(text -> OptionalInt.of(Integer.parseInt(text)))
                .orElse(OptionalInt.empty());
    }

    private static Optional<Duration> duration(Map<String, List<String>> form, String name, long unitMillis) {
        var value = number(form, name);
        return value.isPresent() ? Optional.of(Duration.ofMillis(value.getAsInt() * unitMillis)) : Optional.empty();
    }

    private static Optional<Instant> rfc2822(Map<String, List<String>> form) {
        return instant(form, DateTimeFormatter.RFC_1123_DATE_TIME);
    }

    private static Optional<Instant> instant(Map<String, List<String>> form, DateTimeFormatter format) {
        return text(form, "Timestamp").flatMap(text -> {
            try {
                return Optional.of(format.parse(text, Instant::from));
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        });
    }

    private static <E extends Enum<E>> E word(Map<String, List<String>> form, String name, E[] words, E unknown) {
        var sought = text(form, name).orElse("").replace('-', '_').toUpperCase(Locale.ROOT);
        for (var word : words) {
            if (word.name().equals(sought)) {
                return word;
            }
        }
        return unknown;
    }
}
