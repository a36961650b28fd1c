package io.patchbay.agent.call;

import java.util.Set;

/// How the two legs come and go.
final class Legs {

    /// SIP answers that say the number itself is wrong (RFC 3261 21.4: 404, 410, 484, 604).
    private static final Set<Integer> WRONG_NUMBER = Set.of(404, 410, 484, 604);

    private Legs() {}

    static void progressed(Turn turn, CallEvent.LegProgressed event) {
        if (turn.call().leg(event.leg()).isForeign(event.sid())) {
            turn.surprise("status of a leg that is not ours any more");
            return;
        }
        Dials.settle(turn, event.leg());
        LegState before = turn.call().leg(event.leg());
        LegState after = before.named(event.sid()).progressed(event.status());
        turn.leg(event.leg(), after);
        if (after.status() == before.status()) {
            return;
        }
        if (event.leg() == Leg.CLINIC) {
            clinic(turn, after.status(), event);
        } else if (after.status().isTerminal()) {
            Assistants.gone(turn);
        }
    }

    private static void clinic(Turn turn, LegStatus status, CallEvent.LegProgressed event) {
        switch (status) {
            case RINGING -> ringing(turn);
            case ANSWERED -> answered(turn);
            case BUSY -> clinicGone(turn, EndReason.BUSY);
            case NO_ANSWER, CANCELED -> clinicGone(turn, EndReason.NO_ANSWER);
            case FAILED ->
                clinicGone(
                        turn,
                        event.sipCode().isPresent()
                                        && WRONG_NUMBER.contains(event.sipCode().getAsInt())
                                ? EndReason.INVALID_NUMBER
                                : EndReason.CARRIER_FAILURE);
            case COMPLETED -> clinicGone(turn, EndReason.CLINIC_HUNG_UP);
            case NOT_DIALLED, DIALLING, QUEUED -> {}
        }
    }

    private static void ringing(Turn turn) {
        turn.mark(Moment.RINGING);
        if (turn.call().plan() instanceof CallPlan.Person) {
            Assistants.dial(turn);
        }
    }

    /// The clinic's audio reaches us, so it was answered, whether its callback has come or not.
    static void audible(Turn turn) {
        Dials.settle(turn, Leg.CLINIC);
        if (turn.state() instanceof CallState.Dialling) {
            turn.leg(Leg.CLINIC, turn.call().clinic().progressed(LegStatus.ANSWERED));
            answered(turn);
        }
    }

    private static void answered(Turn turn) {
        if (!(turn.state() instanceof CallState.Dialling)) {
            return;
        }
        turn.mark(Moment.ANSWERED).disarm(TimerName.RING);
        turn.to(new CallState.Listening(turn.call()));
        turn.arm(TimerName.STREAM, turn.policy.streamWithin());
        turn.arm(TimerName.VERDICT, turn.policy.verdictWithin());
        Assistants.dial(turn);
    }

    private static void clinicGone(Turn turn, EndReason reason) {
        if (turn.state() instanceof CallState.Ending) {
            Endings.legsGone(turn);
        } else if (turn.state().live()) {
            boolean wasIn = turn.call().assistantWasIn();
            Endings.over(turn, wasIn && reason == EndReason.CLINIC_HUNG_UP ? EndReason.CONVERSATION_OVER : reason);
        }
    }

    static void joined(Turn turn, CallEvent.LegJoined event) {
        if (turn.call().leg(event.leg()).isForeign(event.sid())
                || turn.call().leg(event.leg()).status().isTerminal()) {
            turn.surprise("a leg joined that is not ours any more");
            return;
        }
        Dials.settle(turn, event.leg());
        LegState leg = turn.call().leg(event.leg()).named(event.sid());
        turn.leg(event.leg(), leg.progressed(LegStatus.ANSWERED).inConference(true));
        turn.facts(turn.call().named(java.util.Optional.of(event.conferenceSid()), java.util.Optional.empty()));
        if (event.leg() == Leg.CLINIC) {
            answered(turn);
            return;
        }
        turn.disarm(TimerName.ASSISTANT_JOIN);
        if (turn.state().live()) {
            Holds.joined(turn);
        } else {
            turn.act(new Effect.HangUp());
        }
    }

    static void left(Turn turn, CallEvent.LegLeft event) {
        if (turn.call().leg(event.leg()).isForeign(event.sid())) {
            return;
        }
        turn.leg(event.leg(), turn.call().leg(event.leg()).inConference(false));
        if (event.leg() == Leg.ASSISTANT && turn.state().live()) {
            turn.leg(Leg.ASSISTANT, turn.call().assistant().progressed(LegStatus.COMPLETED));
            Assistants.gone(turn);
        }
    }

    static void conferenceEnded(Turn turn, CallEvent.ConferenceEnded event) {
        if (turn.state().live() && turn.call().at(Moment.ANSWERED).isPresent()) {
            turn.leg(Leg.CLINIC, turn.call().clinic().inConference(false));
            Endings.hangUp(turn, turn.call().assistantWasIn() ? EndReason.CONVERSATION_OVER : EndReason.CLINIC_HUNG_UP);
        }
    }
}
