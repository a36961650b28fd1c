package io.patchbay.agent.call;

import io.patchbay.agent.listen.AudioTime;
import io.patchbay.agent.listen.HeardParty;
import io.patchbay.agent.listen.HearingOutput;
import io.patchbay.agent.listen.LearnedPath;
import io.patchbay.agent.listen.PathStep;
import io.patchbay.agent.listen.Verdict;
import io.patchbay.agent.listen.VerdictSource;
import io.patchbay.agent.workflow.CallPurpose;
import io.patchbay.contract.id.CallSessionId;
import io.patchbay.contract.id.CallSid;
import io.patchbay.contract.id.PendingCallId;
import io.patchbay.contract.row.ActionType;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;

/// Tells a call event by event and keeps everything it led to. Time moves only when told.
final class CallTale {

    static final CallSid CLINIC = new CallSid("CA" + "1".repeat(32));
    static final CallSid ASSISTANT = new CallSid("CA" + "2".repeat(32));
    static final LearnedPath PATH = new LearnedPath(
            List.of(new PathStep(ActionType.DTMF, "3", 17_000, "f1", "for records press 3", 500)),
            OptionalLong.empty());
    static final LearnedPath NO_PATH = new LearnedPath(List.of(), OptionalLong.empty());

    private final CallPolicy policy = CallPolicy.standard();
    private final List<Effect> effects = new ArrayList<>();
    private Instant now = Instant.parse("2025-03-09T20:00:00Z");
    private CallState state;
    private List<Effect> last = List.of();

    private CallTale(CallPurpose purpose, CallPlan plan) {
        Call.Keys keys = new Call.Keys(new CallSessionId(new UUID(0, 1)), new PendingCallId(new UUID(0, 2)), purpose);
        Step first = CallMachine.begin(keys, plan, now, policy);
        state = first.next();
        took(first);
    }

    static CallTale ofUnknownClinic() {
        return new CallTale(CallPurpose.CLASSIFICATION, new CallPlan.Unknown());
    }

    static CallTale ofTask(CallPlan plan) {
        return new CallTale(CallPurpose.TASK, plan);
    }

    /// Answered, streaming, the assistant connected and held.
    CallTale answeredAndHeld() {
        return ringing().answered().assistantJoined().then(new CallEvent.HoldConfirmed(Leg.ASSISTANT, true));
    }

    CallTale ringing() {
        return then(new CallEvent.DialAccepted(Leg.CLINIC, CLINIC))
                .then(progress(Leg.CLINIC, CLINIC, LegStatus.RINGING));
    }

    CallTale answered() {
        return then(progress(Leg.CLINIC, CLINIC, LegStatus.ANSWERED))
                .then(new CallEvent.LegJoined(Leg.CLINIC, CLINIC, "CF1"))
                .then(new CallEvent.StreamStarted("MZ1"));
    }

    CallTale assistantJoined() {
        return then(new CallEvent.DialAccepted(Leg.ASSISTANT, ASSISTANT))
                .then(progress(Leg.ASSISTANT, ASSISTANT, LegStatus.ANSWERED))
                .then(new CallEvent.AssistantConnected(
                        "vapi-1", Optional.of(URI.create("https://control.example.com/1"))))
                .then(new CallEvent.LegJoined(Leg.ASSISTANT, ASSISTANT, "CF1"));
    }

    CallTale letIn() {
        return then(new CallEvent.HoldConfirmed(Leg.ASSISTANT, false)).then(new CallEvent.AssistantSpoke(true));
    }

    CallTale bothGone() {
        return then(progress(Leg.CLINIC, CLINIC, LegStatus.COMPLETED))
                .then(progress(Leg.ASSISTANT, ASSISTANT, LegStatus.COMPLETED));
    }

    CallTale verdict(HeardParty party) {
        return hears(new HearingOutput.VerdictReached(
                new Verdict(party, 0.97, List.of(), AudioTime.ofMillis(1500), VerdictSource.FAST)));
    }

    CallTale hears(HearingOutput output) {
        return then(new CallEvent.Heard(output, NO_PATH, AudioTime.ofMillis(2000)));
    }

    CallTale then(CallEvent event) {
        Step step = CallMachine.on(state, event, now, policy);
        state = step.next();
        took(step);
        return this;
    }

    /// Lets time pass: every running timer due within it fires, in order of due time.
    CallTale after(Duration wait) {
        now = now.plus(wait);
        for (Effect effect : List.copyOf(effects)) {
            if (effect instanceof Effect.StartTimer timer && timer.after().compareTo(wait) <= 0) {
                then(new CallEvent.TimerFired(timer.name(), timer.armedAt()));
            }
        }
        return this;
    }

    static CallEvent progress(Leg leg, CallSid sid, LegStatus status) {
        return new CallEvent.LegProgressed(leg, sid, status, OptionalInt.empty());
    }

    CallState state() {
        return state;
    }

    List<Effect> last() {
        return last;
    }

    <T extends Effect> List<T> all(Class<T> kind) {
        return effects.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    List<CallNews> news() {
        return all(Effect.TellWorkflow.class).stream()
                .map(Effect.TellWorkflow::news)
                .toList();
    }

    Instant now() {
        return now;
    }

    private void took(Step step) {
        last = step.effects();
        effects.addAll(step.effects());
    }
}
