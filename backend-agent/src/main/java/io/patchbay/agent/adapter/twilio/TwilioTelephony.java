package io.patchbay.agent.adapter.twilio;

import com.twilio.http.HttpMethod;
import com.twilio.rest.api.v2010.account.Call;
import com.twilio.rest.api.v2010.account.Conference;
import com.twilio.rest.api.v2010.account.call.Stream;
import com.twilio.rest.api.v2010.account.conference.Participant;
import com.twilio.rest.api.v2010.account.conference.ParticipantUpdater;
import com.twilio.type.Endpoint;
import com.twilio.type.PhoneNumber;
import com.twilio.type.Sip;
import com.twilio.type.Twiml;
import io.patchbay.agent.adapter.twilio.TwilioSettings.DigitRoute;
import io.patchbay.agent.outbound.Outbound;
import io.patchbay.agent.port.Telephony;
import io.patchbay.agent.port.VendorFailure;
import io.patchbay.agent.port.VendorFailure.Kind;
import io.patchbay.contract.id.CallSessionId;
import io.patchbay.contract.id.CallSid;
import io.patchbay.contract.phi.Purpose;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Twilio as our carrier. Each method is one request, but: the first change of a participant after a restart asks
/// for the conference first, keys by way of [DigitRoute#LEG] take two, [#end] takes up to four and [#lookUp] up to
/// six reads.
public final class TwilioTelephony implements Telephony, AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final List<String> CALL_EVENTS = List.of("initiated", "ringing", "answered", "completed");
    private static final List<String> CONFERENCE_EVENTS =
            List.of("start", "end", "join", "leave", "mute", "hold", "modify", "speaker", "announcement");

    /// The assistant is a machine and answers at once; anything longer is a fault.
    private static final int ASSISTANT_RINGS_SECONDS = 30;

    private final TwilioSettings settings;
    private final TwilioAddresses addresses;
    private final TwilioTwiml twiml;
    private final StreamToken tokens;
    private final Outbound outbound;
    private final TwilioClient client;
    private final ConferenceSids conferences = new ConferenceSids();
    private final TwilioLookUp lookUp;

    public TwilioTelephony(TwilioSettings settings, StreamToken tokens) {
        this.settings = settings;
        this.addresses = settings.addresses();
        this.tokens = tokens;
        this.twiml = new TwilioTwiml(addresses, tokens);
        this.outbound = Outbound.connectingWithin(CONNECT);
        this.client = new TwilioClient(
                new TwilioHttp(settings.effectiveBase(), outbound, settings.timeout()),
                settings.accountSid(),
                settings.authToken());
        this.lookUp = new TwilioLookUp(client);
    }

    @Override
    public CallSid dialClinic(ClinicDial dial) {
        var session = dial.session();
        var creator = Call.creator(
                        new PhoneNumber(dial.to().reveal(Purpose.DIAL)), from(), addresses.preclassify(session))
                .setMethod(HttpMethod.POST)
                .setStatusCallback(addresses.call(session, TwilioAddresses.CLINIC))
                .setStatusCallbackMethod(HttpMethod.POST)
                .setStatusCallbackEvent(CALL_EVENTS)
                .setTimeout(seconds(dial.ringFor()))
                .setTimeLimit(seconds(dial.longest()))
                .setMachineDetection("Enable")
                .setAsyncAmd("true")
                .setAsyncAmdStatusCallback(addresses.amd(session))
                .setAsyncAmdStatusCallbackMethod(HttpMethod.POST);
        return create("dialClinic", () -> creator.create(client).getSid());
    }

    @Override
    public CallSid joinAssistant(AssistantDial dial) {
        var session = dial.session();
        var to = new Sip(settings.sipAddress() + "?X-pendingcallid=" + dial.pendingCall());
        var creator = Participant.creator(TwilioAddresses.conferenceName(session), from(), to)
                .setLabel(TwilioAddresses.ASSISTANT)
                .setMuted(true)
                .setBeep("false")
                .setEarlyMedia(false)
                .setStartConferenceOnEnter(true)
                .setEndConferenceOnExit(true)
                .setJitterBufferSize("small")
                .setTimeout(ASSISTANT_RINGS_SECONDS)
                .setTimeLimit(seconds(dial.longest()))
                .setWaitUrl(addresses.holdSilence())
                .setWaitMethod(HttpMethod.POST)
                .setStatusCallback(addresses.call(session, TwilioAddresses.ASSISTANT))
                .setStatusCallbackMethod(HttpMethod.POST)
                .setStatusCallbackEvent(CALL_EVENTS)
                .setConferenceStatusCallback(addresses.conference(session))
                .setConferenceStatusCallbackMethod(HttpMethod.POST)
                .setConferenceStatusCallbackEvent(CONFERENCE_EVENTS);
        return create("joinAssistant", () -> {
            var participant = creator.create(client);
            var conference = participant.getConferenceSid();
            if (conference != null) {
                conferences.learn(session, conference);
            }
            return participant.getCallSid();
        });
    }

    @Override
    public void setHold(ConferenceLeg leg, boolean held) {
        changeParticipant("setHold", leg, update -> {
            update.setHold(held).setMuted(held);
            if (held) {
                update.setHoldUrl(addresses.holdSilence()).setHoldMethod(HttpMethod.POST);
            }
        });
    }

    @Override
    public void announce(ClinicLeg leg, Announcement announcement) {
        if (settings.digitRoute() == DigitRoute.LEG) {
            announceOnLeg(leg, announcement);
            return;
        }
        var url = addresses.announce(leg.session(), announcement);
        changeParticipant("announce", leg, update -> update.setAnnounceUrl(url).setAnnounceMethod(HttpMethod.POST));
    }

    @Override
    public void listenAgain(ClinicLeg leg) {
        var session = leg.session();
        var creator = Stream.creator(leg.sid().value(), addresses.media())
                .setTrack(Stream.Track.INBOUND_TRACK)
                .setStatusCallback(addresses.stream(session))
                .setStatusCallbackMethod(HttpMethod.POST)
                .setParameter1Name(TwilioTwiml.STREAM_SESSION)
                .setParameter1Value(session.toString())
                .setParameter2Name(TwilioTwiml.STREAM_TOKEN)
                .setParameter2Value(tokens.of(session));
        ask("listenAgain", () -> creator.create(client));
    }

    /// Legs first: a leg still ringing is in no conference yet. What fails does not keep the rest from being tried.
    @Override
    public void end(CallSessionId session, Optional<CallSid> clinic, Optional<CallSid> assistant) {
        var failures = new ArrayList<VendorFailure>();
        clinic.ifPresent(sid -> unlessGone(failures, () -> hangUp(sid)));
        assistant.ifPresent(sid -> unlessGone(failures, () -> hangUp(sid)));
        unlessGone(failures, () -> endConference(session));
        conferences.forget(session);
        if (!failures.isEmpty()) {
            throw failures.getFirst();
        }
    }

    @Override
    public Optional<DialledLeg> lookUp(DialLookUp sought) {
        return ask("lookUp", Kind.TRANSIENT, () -> lookUp.find(sought));
    }

    @Override
    public void close() {
        outbound.close();
    }

    /// Leaving the conference must not end it for the assistant, so that is switched off first; the document that
    /// brings the leg back switches it on again.
    private void announceOnLeg(ClinicLeg leg, Announcement announcement) {
        var document = new Twiml(twiml.announceThenRejoin(leg.session(), announcement));
        changeParticipant("announce", leg, update -> update.setEndConferenceOnExit(false));
        ask("announce", () -> Call.updater(leg.sid().value()).setTwiml(document).update(client));
    }

    private void changeParticipant(String operation, ConferenceLeg leg, Consumer<ParticipantUpdater> change) {
        ask(
                operation,
                () -> inConference(leg.session(), conference -> {
                    var update = Participant.updater(conference, leg.sid().value());
                    change.accept(update);
                    return update.update(client);
                }));
    }

    private void hangUp(CallSid sid) {
        ask(
                "end",
                () -> Call.updater(sid.value())
                        .setStatus(Call.UpdateStatus.COMPLETED)
                        .update(client));
    }

    private void endConference(CallSessionId session) {
        ask("end", () -> {
            var sid = conferences.of(session).or(() -> lookUp.liveConference(session));
            return sid.map(conference -> Conference.updater(conference)
                    .setStatus(Conference.UpdateStatus.COMPLETED)
                    .update(client));
        });
    }

    /// A conference everybody left is succeeded by another of its name when somebody returns; a request to the dead
    /// one has done nothing, and goes to the living one instead.
    private <T> T inConference(CallSessionId session, Function<String, T> request) {
        var known = conferences.of(session);
        if (known.isPresent()) {
            try {
                return request.apply(known.get());
            } catch (TwilioFault fault) {
                if (fault.kind() != Kind.GONE) {
                    throw fault;
                }
                conferences.forget(session);
            }
        }
        var found = lookUp.liveConference(session)
                .filter(sid -> !known.equals(Optional.of(sid)))
                .orElseThrow(() -> TwilioFault.gone("not-in-conference"));
        var done = request.apply(found);
        conferences.learn(session, found);
        return done;
    }

    private Endpoint from() {
        return new PhoneNumber(settings.from().reveal(Purpose.DIAL));
    }

    private static int seconds(Duration duration) {
        return (int) Math.max(1, Math.ceilDiv(duration.toMillis(), 1000L));
    }

    private static void unlessGone(List<VendorFailure> failures, Runnable request) {
        try {
            request.run();
        } catch (VendorFailure failure) {
            if (failure.kind() != Kind.GONE) {
                failures.add(failure);
            }
        }
    }

    /// A dial answered with success but without a readable SID has most likely been placed; one that found nothing
    /// to dial from is a fault of the settings, not of a call that has ended.
    private static CallSid create(String operation, Supplier<@Nullable String> request) {
        try {
            var sid = ask(operation, () -> Optional.ofNullable(request.get()));
            return sid.filter(text -> !text.isBlank())
                    .map(CallSid::new)
                    .orElseThrow(() -> failure(operation, Kind.UNCERTAIN, "no-sid"));
        } catch (VendorFailure failure) {
            throw failure.kind() == Kind.GONE ? failure(operation, Kind.REJECTED, failure.code()) : failure;
        }
    }

    private static <T> T ask(String operation, Supplier<T> request) {
        return ask(operation, Kind.UNCERTAIN, request);
    }

    /// `unreadable` is what an answer the library cannot read amounts to. Its exceptions quote the answer and are
    /// dropped.
    private static <T> T ask(String operation, Kind unreadable, Supplier<T> request) {
        try {
            return request.get();
        } catch (TwilioFault fault) {
            throw fault.as(operation);
        } catch (RuntimeException e) {
            throw failure(operation, unreadable, "unreadable-answer");
        }
    }

    private static VendorFailure failure(String operation, Kind kind, String code) {
        return new VendorFailure("twilio", operation, kind, code);
    }
}
