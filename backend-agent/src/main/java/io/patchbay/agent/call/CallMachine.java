package io.patchbay.agent.call;

import java.time.Instant;

/// Decides a call: the one place where a call moves. Pure; the table of contents of a call's life.
public final class CallMachine {

    private CallMachine() {}

    /// Begins a call whose session row exists: dials the clinic.
    public static Step begin(Call.Keys keys, CallPlan plan, Instant now, CallPolicy policy) {
        Turn turn = new Turn(new CallState.Dialling(Call.planned(keys, plan)), now, policy);
        LegState clinic = turn.call().clinic().progressed(LegStatus.DIALLING);
        return turn.leg(Leg.CLINIC, clinic)
                .mark(Moment.DIAL_STARTED)
                .act(new Effect.DialClinic())
                .arm(TimerName.RING, policy.untilRungOut())
                .arm(TimerName.LONGEST, policy.untilOver())
                .done();
    }

    /// Answers one event. An ended call never moves; an event that makes no sense is noted, never thrown.
    public static Step on(CallState state, CallEvent event, Instant now, CallPolicy policy) {
        if (state instanceof CallState.Ended) {
            return new Step(state, java.util.List.of());
        }
        Turn turn = new Turn(state, now, policy);
        switch (event) {
            case CallEvent.DialAccepted accepted -> Dials.accepted(turn, accepted);
            case CallEvent.DialRefused refused -> Dials.refused(turn, refused);
            case CallEvent.DialUncertain uncertain -> Dials.uncertain(turn, uncertain);
            case CallEvent.DialFound found -> Dials.found(turn, found);
            case CallEvent.DialNotFound missing -> Dials.notFound(turn, missing);
            case CallEvent.LegProgressed progressed -> Legs.progressed(turn, progressed);
            case CallEvent.LegJoined joined -> Legs.joined(turn, joined);
            case CallEvent.LegLeft left -> Legs.left(turn, left);
            case CallEvent.HoldConfirmed confirmed -> Holds.confirmed(turn, confirmed);
            case CallEvent.ConferenceEnded ended -> Legs.conferenceEnded(turn, ended);
            case CallEvent.StreamStarted started -> Streams.started(turn, started);
            case CallEvent.StreamLost lost -> Streams.lost(turn, lost);
            case CallEvent.CarrierGuessed guessed -> Streams.guessed(turn, guessed);
            case CallEvent.AnnouncementPlayed played -> Acts.played(turn, played);
            case CallEvent.ActionSettled settled -> Acts.settled(turn, settled);
            case CallEvent.RequestFailed failed -> turn.surprise("request failed: " + failed.operation());
            case CallEvent.Heard heard -> Hearings.heard(turn, heard);
            case CallEvent.VerdictWritten written -> Hearings.written(turn, written);
            case CallEvent.AssistantConnected connected -> Assistants.connected(turn, connected);
            case CallEvent.AssistantSpoke spoke -> Assistants.spoke(turn, spoke);
            case CallEvent.AssistantReported reported -> Assistants.reported(turn, reported);
            case CallEvent.HoldAsked asked -> Holds.asked(turn, asked);
            case CallEvent.HangUpAsked asked -> Endings.hangUp(turn, EndReason.SUPERVISOR);
            case CallEvent.KeysAsked asked -> Acts.asked(turn, asked);
            case CallEvent.TimerFired fired -> Deadlines.fired(turn, fired);
            case CallEvent.TakenOver taken -> Recovery.takenOver(turn);
        }
        return turn.done();
    }
}
