package io.patchbay.agent.runtime;

import io.patchbay.agent.call.Call;
import io.patchbay.agent.call.CallEvent;
import io.patchbay.agent.call.CallPolicy;
import io.patchbay.agent.call.Effect;
import io.patchbay.agent.call.Leg;
import io.patchbay.agent.call.LegStatus;
import io.patchbay.agent.call.Moment;
import io.patchbay.agent.listen.PathAction;
import io.patchbay.agent.port.LegProgress;
import io.patchbay.agent.port.Telephony;
import io.patchbay.agent.port.VendorFailure;
import io.patchbay.contract.id.CallSid;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is asked of the carrier on a call's behalf. Each method makes its request and posts what came of it.
final class TelephonyEffects {

    private static final Logger LOG = LoggerFactory.getLogger(TelephonyEffects.class);

    private final Telephony telephony;
    private final CallPolicy policy;
    private final Consumer<VendorFailure> failures;

    /// `failures` hears of every failed request, for the breaker and the counters.
    TelephonyEffects(Telephony telephony, CallPolicy policy, Consumer<VendorFailure> failures) {
        this.telephony = telephony;
        this.policy = policy;
        this.failures = failures;
    }

    void dialClinic(CallRunner call) {
        CallSubject subject = call.subject();
        dial(
                call,
                Leg.CLINIC,
                () -> telephony.dialClinic(new Telephony.ClinicDial(
                        subject.session(), subject.phone(), policy.ringFor(), policy.longest())));
    }

    void dialAssistant(CallRunner call) {
        CallSubject subject = call.subject();
        dial(
                call,
                Leg.ASSISTANT,
                () -> telephony.joinAssistant(
                        new Telephony.AssistantDial(subject.session(), subject.pendingCall(), policy.longest())));
    }

    private interface Dial {
        CallSid place();
    }

    private void dial(CallRunner call, Leg leg, Dial dial) {
        try {
            call.post(new CallEvent.DialAccepted(leg, dial.place()));
        } catch (VendorFailure failure) {
            failed(call, failure);
            call.post(
                    switch (failure.kind()) {
                        case UNCERTAIN -> new CallEvent.DialUncertain(leg);
                        case UNAUTHORISED ->
                            new CallEvent.DialRefused(leg, CallEvent.Refusal.CREDENTIALS, failure.code());
                        case TRANSIENT ->
                            new CallEvent.DialRefused(leg, CallEvent.Refusal.BUSY_CARRIER, failure.code());
                        case WRONG_NUMBER ->
                            new CallEvent.DialRefused(leg, CallEvent.Refusal.INVALID_NUMBER, failure.code());
                        case REJECTED, GONE ->
                            new CallEvent.DialRefused(leg, CallEvent.Refusal.REJECTED, failure.code());
                    });
        } catch (RuntimeException mistake) {
            broken("dial", mistake);
            call.post(new CallEvent.DialUncertain(leg));
        }
    }

    void lookUp(CallRunner call, Leg leg) {
        Call facts = call.state().call();
        attempt(call, "look up", () -> {
            Optional<Telephony.DialledLeg> found = telephony.lookUp(new Telephony.DialLookUp(
                    call.subject().session(),
                    leg == Leg.ASSISTANT,
                    facts.leg(leg).sid(),
                    leg == Leg.CLINIC ? Optional.of(call.subject().phone()) : Optional.empty(),
                    facts.at(Moment.DIAL_STARTED).orElse(Instant.EPOCH)));
            call.post(found.<CallEvent>map(
                            dialled -> new CallEvent.DialFound(leg, dialled.sid(), status(dialled.progress())))
                    .orElseGet(() -> new CallEvent.DialNotFound(leg)));
        });
    }

    static LegStatus status(LegProgress progress) {
        return switch (progress) {
            case QUEUED -> LegStatus.QUEUED;
            case RINGING -> LegStatus.RINGING;
            case ANSWERED -> LegStatus.ANSWERED;
            case COMPLETED -> LegStatus.COMPLETED;
            case BUSY -> LegStatus.BUSY;
            case NO_ANSWER -> LegStatus.NO_ANSWER;
            case FAILED -> LegStatus.FAILED;
            case CANCELED -> LegStatus.CANCELED;
        };
    }

    void hold(CallRunner call, Effect.RequestHold hold) {
        call.state()
                .call()
                .leg(hold.leg())
                .sid()
                .ifPresent(sid -> attempt(
                        call,
                        "hold",
                        () -> telephony.setHold(
                                hold.leg() == Leg.CLINIC
                                        ? new Telephony.ClinicLeg(call.subject().session(), sid)
                                        : new Telephony.AssistantLeg(
                                                call.subject().session(), sid),
                                hold.held())));
    }

    void announce(CallRunner call, Effect.Announce announce) {
        Optional<CallSid> sid = call.state().call().clinic().sid();
        boolean accepted = sid.isPresent()
                && attempt(
                        call,
                        "announce",
                        () -> telephony.announce(
                                new Telephony.ClinicLeg(call.subject().session(), sid.get()),
                                announcement(announce.what())));
        call.post(new CallEvent.ActionSettled(announce.action(), accepted));
    }

    private static Telephony.Announcement announcement(PathAction action) {
        return switch (action) {
            case PathAction.PressKeys keys ->
                new Telephony.Announcement.Keys(keys.digits(), Duration.ofMillis(keys.gapMillis()));
            case PathAction.Say say -> new Telephony.Announcement.Words(say.text());
        };
    }

    void listenAgain(CallRunner call) {
        call.state()
                .call()
                .clinic()
                .sid()
                .ifPresent(sid -> attempt(
                        call,
                        "listen again",
                        () -> telephony.listenAgain(
                                new Telephony.ClinicLeg(call.subject().session(), sid))));
    }

    void hangUp(CallRunner call) {
        Call facts = call.state().call();
        attempt(
                call,
                "hang up",
                () -> telephony.end(
                        call.subject().session(),
                        facts.clinic().sid(),
                        facts.assistant().sid()));
    }

    private boolean attempt(CallRunner call, String operation, Runnable request) {
        try {
            request.run();
            return true;
        } catch (VendorFailure failure) {
            failed(call, failure);
            call.post(new CallEvent.RequestFailed(operation, failure.code()));
            return false;
        } catch (RuntimeException mistake) {
            broken(operation, mistake);
            call.post(new CallEvent.RequestFailed(operation, "unexpected"));
            return false;
        }
    }

    private void failed(CallRunner call, VendorFailure failure) {
        failures.accept(failure);
        LOG.atWarn()
                .addKeyValue("session", call.subject().session())
                .addKeyValue("vendor", failure.vendor())
                .addKeyValue("operation", failure.operation())
                .addKeyValue("kind", failure.kind())
                .addKeyValue("code", failure.code())
                .log("a provider did not do what was asked");
    }

    private static void broken(String operation, RuntimeException mistake) {
        LOG.atError()
                .addKeyValue("operation", operation)
                .addKeyValue("error", mistake.getClass().getName())
                .log("a request failed in an unexpected way");
    }
}
