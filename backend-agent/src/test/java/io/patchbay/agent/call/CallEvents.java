package io.patchbay.agent.call;

import io.patchbay.agent.listen.AudioTime;
import io.patchbay.agent.listen.HeardParty;
import io.patchbay.agent.listen.HearingOutput;
import io.patchbay.agent.listen.PathAction;
import io.patchbay.agent.listen.StuckReason;
import io.patchbay.agent.listen.Verdict;
import io.patchbay.agent.listen.VerdictSource;
import io.patchbay.agent.workflow.AssistantOutcome;
import io.patchbay.contract.id.CallSid;
import io.patchbay.contract.phi.Transcript;
import io.patchbay.contract.row.DetectionState;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;

/// Everything that can happen to a call, for tests that ask about all of it.
final class CallEvents {

    static final CallSid CLINIC = CallTale.CLINIC;
    static final CallSid ASSISTANT = CallTale.ASSISTANT;
    static final CallSid SECOND_ASSISTANT = new CallSid("CA" + "3".repeat(32));
    private static final AudioTime AT = AudioTime.ofMillis(9_000);

    private CallEvents() {}

    /// Every kind of event but timers, with every detail that may decide.
    static List<CallEvent> every() {
        List<CallEvent> events = new ArrayList<>(dials());
        for (Leg leg : Leg.values()) {
            for (CallSid sid : sids(leg)) {
                events.addAll(ofLeg(leg, sid));
            }
            events.add(new CallEvent.HoldConfirmed(leg, true));
            events.add(new CallEvent.HoldConfirmed(leg, false));
        }
        events.add(new CallEvent.ConferenceEnded("last-participant-left"));
        events.add(new CallEvent.AnnouncementPlayed(true));
        events.add(new CallEvent.AnnouncementPlayed(false));
        events.add(new CallEvent.StreamStarted("MZ1"));
        events.add(new CallEvent.StreamLost("closed"));
        events.add(new CallEvent.CarrierGuessed("human"));
        events.add(new CallEvent.CarrierGuessed("machine_start"));
        events.add(new CallEvent.ActionSettled(1, true));
        events.add(new CallEvent.ActionSettled(1, false));
        events.add(new CallEvent.RequestFailed("hold", "503"));
        heard().forEach(output -> events.add(new CallEvent.Heard(output, CallTale.PATH, AT)));
        events.add(
                new CallEvent.AssistantConnected("vapi-1", Optional.of(URI.create("https://control.example.com/1"))));
        events.add(new CallEvent.AssistantSpoke(true));
        events.add(new CallEvent.AssistantSpoke(false));
        for (AssistantOutcome outcome : AssistantOutcome.values()) {
            events.add(new CallEvent.AssistantReported("vapi-1", outcome));
        }
        events.add(new CallEvent.HoldAsked(true));
        events.add(new CallEvent.HoldAsked(false));
        events.add(new CallEvent.HangUpAsked());
        events.add(new CallEvent.KeysAsked("12#"));
        for (DetectionState state : DetectionState.values()) {
            events.add(new CallEvent.VerdictWritten(state));
        }
        events.add(new CallEvent.TakenOver());
        return events;
    }

    /// The events of a call in which all goes well, up to the conversation.
    static List<CallEvent> ordinary() {
        return List.of(
                new CallEvent.DialAccepted(Leg.CLINIC, CLINIC),
                CallTale.progress(Leg.CLINIC, CLINIC, LegStatus.RINGING),
                CallTale.progress(Leg.CLINIC, CLINIC, LegStatus.ANSWERED),
                new CallEvent.LegJoined(Leg.CLINIC, CLINIC, "CF1"),
                new CallEvent.StreamStarted("MZ1"),
                new CallEvent.DialAccepted(Leg.ASSISTANT, ASSISTANT),
                CallTale.progress(Leg.ASSISTANT, ASSISTANT, LegStatus.ANSWERED),
                new CallEvent.AssistantConnected("vapi-1", Optional.of(URI.create("https://control.example.com/1"))),
                new CallEvent.LegJoined(Leg.ASSISTANT, ASSISTANT, "CF1"),
                new CallEvent.HoldConfirmed(Leg.ASSISTANT, true),
                new CallEvent.Heard(
                        new HearingOutput.VerdictReached(
                                new Verdict(HeardParty.HUMAN, 0.97, List.of(), AT, VerdictSource.FAST)),
                        CallTale.NO_PATH,
                        AT),
                new CallEvent.HoldConfirmed(Leg.ASSISTANT, false),
                new CallEvent.AssistantSpoke(true));
    }

    /// Something that may happen now; a running timer one time in four.
    static CallEvent any(RandomGenerator chance, List<CallEvent> every, CallState state) {
        var timers = state.call().progress().timers();
        if (!timers.isEmpty() && chance.nextInt(4) == 0) {
            List<TimerName> running = timers.keySet().stream().sorted().toList();
            TimerName name = running.get(chance.nextInt(running.size()));
            return new CallEvent.TimerFired(name, timers.getOrDefault(name, 0));
        }
        CallEvent event = every.get(chance.nextInt(every.size()));
        return endsTheCall(event) && chance.nextInt(4) != 0 ? any(chance, every, state) : event;
    }

    private static boolean endsTheCall(CallEvent event) {
        return switch (event) {
            case CallEvent.LegProgressed progressed -> progressed.status().isTerminal();
            case CallEvent.DialFound found -> found.status().isTerminal();
            case CallEvent.DialRefused _, CallEvent.DialNotFound _, CallEvent.LegLeft _ -> true;
            case CallEvent.ConferenceEnded _, CallEvent.HangUpAsked _ -> true;
            case CallEvent.Heard heard -> heard.output() instanceof HearingOutput.Stuck;
            default -> false;
        };
    }

    private static List<CallEvent> dials() {
        List<CallEvent> events = new ArrayList<>();
        for (Leg leg : Leg.values()) {
            events.add(new CallEvent.DialAccepted(leg, sids(leg).getFirst()));
            for (CallEvent.Refusal refusal : CallEvent.Refusal.values()) {
                events.add(new CallEvent.DialRefused(leg, refusal, "21211"));
            }
            events.add(new CallEvent.DialUncertain(leg));
            for (LegStatus status : List.of(LegStatus.RINGING, LegStatus.ANSWERED, LegStatus.COMPLETED)) {
                events.add(new CallEvent.DialFound(leg, sids(leg).getFirst(), status));
            }
            events.add(new CallEvent.DialNotFound(leg));
        }
        return events;
    }

    private static List<CallEvent> ofLeg(Leg leg, CallSid sid) {
        List<CallEvent> events = new ArrayList<>();
        for (LegStatus status : LegStatus.values()) {
            if (status.compareTo(LegStatus.DIALLING) > 0) {
                events.add(new CallEvent.LegProgressed(leg, sid, status, OptionalInt.empty()));
            }
        }
        events.add(new CallEvent.LegProgressed(leg, sid, LegStatus.FAILED, OptionalInt.of(404)));
        events.add(new CallEvent.LegJoined(leg, sid, "CF1"));
        events.add(new CallEvent.LegLeft(leg, sid, "hangup"));
        return events;
    }

    private static List<CallSid> sids(Leg leg) {
        return leg == Leg.CLINIC ? List.of(CLINIC) : List.of(ASSISTANT, SECOND_ASSISTANT);
    }

    static List<HearingOutput> heard() {
        List<HearingOutput> outputs = new ArrayList<>();
        for (HeardParty party : HeardParty.values()) {
            outputs.add(new HearingOutput.VerdictReached(new Verdict(party, 0.97, List.of(), AT, VerdictSource.FAST)));
        }
        outputs.add(new HearingOutput.VerdictReached(
                new Verdict(HeardParty.HUMAN, 0.5, List.of(), AT, VerdictSource.DEFAULT)));
        outputs.add(new HearingOutput.Act(1, new PathAction.PressKeys("3", 500), "f1", new Transcript("press 3")));
        outputs.add(new HearingOutput.Act(2, new PathAction.Say("records"), "f2", new Transcript("say it")));
        outputs.add(new HearingOutput.PromptHeard("f1", new Transcript("press 3"), AT));
        outputs.add(new HearingOutput.TransferHeard(AT));
        outputs.add(new HearingOutput.TransferMoment(AT));
        outputs.add(new HearingOutput.PersonHeard(List.of(), AT));
        outputs.add(new HearingOutput.QueueHeard(AT));
        outputs.add(new HearingOutput.PathFinished(CallTale.PATH, true, AT));
        outputs.add(new HearingOutput.PathChanged(0, AT));
        for (StuckReason reason : StuckReason.values()) {
            outputs.add(new HearingOutput.Stuck(reason, AT));
        }
        return outputs;
    }
}
