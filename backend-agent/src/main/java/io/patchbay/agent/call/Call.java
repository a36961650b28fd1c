package io.patchbay.agent.call;

import io.patchbay.agent.workflow.CallPurpose;
import io.patchbay.contract.id.CallSessionId;
import io.patchbay.contract.id.PendingCallId;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// The facts of one call that are true in every state. `turn` counts events; `timers` holds, per running timer, the
/// turn it was
/// armed in; `moments` the first time each thing happened.
public record Call(
        Keys keys,
        CallPlan plan,
        LegState clinic,
        LegState assistant,
        AssistantSide assistantSide,
        Finding finding,
        Progress progress) {

    /// What the call is.
    public record Keys(CallSessionId session, PendingCallId pendingCall, CallPurpose purpose) {}

    /// How far it has come in time.
    public record Progress(
            int turn,
            int looks,
            Optional<String> conferenceSid,
            Optional<String> streamSid,
            Map<TimerName, Integer> timers,
            Map<Moment, Instant> moments) {

        public Progress {
            timers = Map.copyOf(timers);
            moments = Map.copyOf(moments);
        }

        static final Progress START = new Progress(0, 0, Optional.empty(), Optional.empty(), Map.of(), Map.of());
    }

    /// A call that is about to be dialled.
    public static Call planned(Keys keys, CallPlan plan) {
        return new Call(
                keys,
                plan,
                LegState.notDialled(false),
                LegState.notDialled(plan.assistantHeld()),
                AssistantSide.ABSENT,
                Finding.NOTHING,
                Progress.START);
    }

    /// When something first happened, if it did.
    public Optional<Instant> at(Moment moment) {
        return Optional.ofNullable(progress.moments().get(moment));
    }

    /// Whether the assistant was let in: only then can it have said anything, and only then does it owe a report.
    public boolean assistantWasIn() {
        return at(Moment.UNHOLD_CONFIRMED).isPresent() || assistantSide.spoke();
    }

    /// The leg of that name.
    public LegState leg(Leg leg) {
        return leg == Leg.CLINIC ? clinic : assistant;
    }

    Call with(Leg leg, LegState state) {
        return new Call(
                keys,
                plan,
                leg == Leg.CLINIC ? state : clinic,
                leg == Leg.ASSISTANT ? state : assistant,
                assistantSide,
                finding,
                progress);
    }

    Call with(AssistantSide side) {
        return new Call(keys, plan, clinic, assistant, side, finding, progress);
    }

    Call with(Finding found) {
        return new Call(keys, plan, clinic, assistant, assistantSide, found, progress);
    }

    Call with(Progress further) {
        return new Call(keys, plan, clinic, assistant, assistantSide, finding, further);
    }

    Call mark(Moment moment, Instant now) {
        if (progress.moments().containsKey(moment)) {
            return this;
        }
        Map<Moment, Instant> moments = new EnumMap<>(Moment.class);
        moments.putAll(progress.moments());
        moments.put(moment, now);
        return with(new Progress(
                progress.turn(),
                progress.looks(),
                progress.conferenceSid(),
                progress.streamSid(),
                progress.timers(),
                moments));
    }

    Call nextTurn() {
        return with(new Progress(
                progress.turn() + 1,
                progress.looks(),
                progress.conferenceSid(),
                progress.streamSid(),
                progress.timers(),
                progress.moments()));
    }

    Call looks(int looks) {
        return with(new Progress(
                progress.turn(),
                looks,
                progress.conferenceSid(),
                progress.streamSid(),
                progress.timers(),
                progress.moments()));
    }

    Call named(Optional<String> conferenceSid, Optional<String> streamSid) {
        return with(new Progress(
                progress.turn(),
                progress.looks(),
                conferenceSid.or(progress::conferenceSid),
                streamSid.or(progress::streamSid),
                progress.timers(),
                progress.moments()));
    }

    Call timers(Map<TimerName, Integer> timers) {
        return with(new Progress(
                progress.turn(),
                progress.looks(),
                progress.conferenceSid(),
                progress.streamSid(),
                timers,
                progress.moments()));
    }
}
