package io.patchbay.agent.webhook;

import io.patchbay.agent.adapter.twilio.TwilioAddresses;
import io.patchbay.agent.adapter.twilio.TwilioWire;
import io.patchbay.agent.adapter.twilio.TwilioWire.CallCallback;
import io.patchbay.agent.adapter.twilio.TwilioWire.StreamEvent;
import io.patchbay.agent.call.CallEvent;
import io.patchbay.agent.call.Leg;
import io.patchbay.agent.call.LegStatus;
import io.patchbay.agent.port.LegProgress;
import io.patchbay.agent.webhook.TwilioDoor.Genuine;
import io.patchbay.contract.id.CallSessionId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;

/// What the carrier's callbacks mean for a call. Empty: the form is not one of its callbacks. Conference
/// callbacks of one leg that come in the wrong order are put right by their numbers: an older one says nothing
/// any more.
final class TwilioEvents {

    private final NewestSoFar newest = new NewestSoFar();
    private final ConferenceEvents conferences = new ConferenceEvents(newest);
    private final Predicate<CallSessionId> hears;

    TwilioEvents(Predicate<CallSessionId> hears) {
        this.hears = hears;
    }

    /// A leg came further. The address names the leg.
    Optional<TwilioCallback> call(Genuine request, CallSessionId session) {
        var leg = request.query().one("leg").flatMap(TwilioEvents::leg);
        return TwilioWire.call(request.form().values())
                .filter(callback -> leg.isPresent())
                .map(callback -> new TwilioCallback(
                        ReceiptKey.of("call", callback.sid(), number(callback.sequence()), callback.status()),
                        callback.at(),
                        callback.status().progress().stream()
                                .<CallEvent>map(progress -> progressed(leg.orElseThrow(), callback, progress))
                                .toList()));
    }

    /// Something happened in the call's conference.
    Optional<TwilioCallback> conference(Genuine request, CallSessionId session) {
        return TwilioWire.conference(request.form().values())
                .filter(callback -> callback.conferenceName().isEmpty()
                        || callback.conferenceName().equals(TwilioAddresses.conferenceName(session)))
                .map(callback -> new TwilioCallback(
                        ReceiptKey.of(
                                "conference",
                                callback.conferenceSid(),
                                number(callback.sequence()),
                                callback.event(),
                                callback.participant().map(p -> p.sid().value()).orElse("")),
                        callback.at(),
                        conferences.of(callback)));
    }

    /// The carrier could not reach our socket. Beginnings and ends are known from the socket itself, which is
    /// nearer; so is the loss of a socket we had.
    Optional<TwilioCallback> stream(Genuine request, CallSessionId session) {
        return TwilioWire.stream(request.form().values())
                .map(callback -> new TwilioCallback(
                        ReceiptKey.of("stream", callback.streamSid(), callback.event(), number(callback.error())),
                        callback.at(),
                        callback.event() == StreamEvent.STREAM_ERROR && !hears.test(session)
                                ? List.of(new CallEvent.StreamLost("stream-error-" + number(callback.error())))
                                : List.of()));
    }

    /// The carrier guesses who answered.
    Optional<TwilioCallback> amd(Genuine request, CallSessionId session) {
        return TwilioWire.amd(request.form().values())
                .map(callback -> new TwilioCallback(
                        ReceiptKey.of("amd", callback.sid()),
                        Optional.empty(),
                        List.of(new CallEvent.CarrierGuessed(
                                callback.answeredBy().name().toLowerCase(Locale.ROOT)))));
    }

    static Optional<Leg> leg(String label) {
        return switch (label) {
            case TwilioAddresses.CLINIC -> Optional.of(Leg.CLINIC);
            case TwilioAddresses.ASSISTANT -> Optional.of(Leg.ASSISTANT);
            default -> Optional.empty();
        };
    }

    private static CallEvent progressed(Leg leg, CallCallback callback, LegProgress progress) {
        var status = switch (progress) {
            case QUEUED -> LegStatus.QUEUED;
            case RINGING -> LegStatus.RINGING;
            case ANSWERED -> LegStatus.ANSWERED;
            case COMPLETED -> LegStatus.COMPLETED;
            case BUSY -> LegStatus.BUSY;
            case NO_ANSWER -> LegStatus.NO_ANSWER;
            case FAILED -> LegStatus.FAILED;
            case CANCELED -> LegStatus.CANCELED;
        };
        return new CallEvent.LegProgressed(leg, callback.sid(), status, callback.sipResponse());
    }

    private static String number(OptionalInt number) {
        return number.isPresent() ? Integer.toString(number.getAsInt()) : "none";
    }
}
