package io.patchbay.agent.call;

import java.util.OptionalInt;

/// What becomes of a dial. A clinic's dial is made once; doubt is settled by looking.
final class Dials {

    private Dials() {}

    static void accepted(Turn turn, CallEvent.DialAccepted event) {
        LegState leg = turn.call().leg(event.leg()).named(event.sid()).progressed(LegStatus.QUEUED);
        turn.leg(event.leg(), leg);
        if (!turn.state().live()) {
            turn.act(new Effect.HangUp());
        }
    }

    static void refused(Turn turn, CallEvent.DialRefused event) {
        if (event.leg() == Leg.ASSISTANT) {
            turn.leg(Leg.ASSISTANT, turn.call().assistant().progressed(LegStatus.FAILED));
            Assistants.unavailable(turn);
            return;
        }
        turn.leg(Leg.CLINIC, turn.call().clinic().progressed(LegStatus.FAILED));
        Endings.over(
                turn,
                switch (event.refusal()) {
                    case INVALID_NUMBER -> EndReason.INVALID_NUMBER;
                    case CREDENTIALS -> EndReason.CREDENTIALS_REFUSED;
                    case BUSY_CARRIER -> EndReason.NOT_PLACED;
                    case REJECTED -> EndReason.CARRIER_FAILURE;
                });
    }

    static void uncertain(Turn turn, CallEvent.DialUncertain event) {
        if (event.leg() == Leg.CLINIC && turn.state() instanceof CallState.Dialling) {
            turn.to(new CallState.Unsettled(turn.call().looks(0))).disarm(TimerName.RING);
        }
        turn.arm(TimerName.LOOK_UP, turn.policy.lookAgain());
    }

    static void found(Turn turn, CallEvent.DialFound event) {
        settle(turn, event.leg());
        turn.leg(event.leg(), turn.call().leg(event.leg()).named(event.sid()));
        Legs.progressed(
                turn, new CallEvent.LegProgressed(event.leg(), event.sid(), event.status(), OptionalInt.empty()));
    }

    static void notFound(Turn turn, CallEvent.DialNotFound event) {
        if (event.leg() == Leg.ASSISTANT) {
            turn.leg(Leg.ASSISTANT, turn.call().assistant().progressed(LegStatus.FAILED));
            if (turn.state() instanceof CallState.Ending) {
                Endings.legsGone(turn);
            } else {
                Assistants.unavailable(turn);
            }
            return;
        }
        int looks = turn.call().progress().looks() + 1;
        turn.facts(turn.call().looks(looks));
        if (looks >= turn.policy.looks() || !(turn.state() instanceof CallState.Unsettled)) {
            turn.leg(Leg.CLINIC, turn.call().clinic().progressed(LegStatus.FAILED));
            Endings.over(turn, turn.state() instanceof CallState.Unsettled ? EndReason.NOT_PLACED : lost(turn));
        } else {
            turn.arm(TimerName.LOOK_UP, turn.policy.lookAgain());
        }
    }

    /// The leg is known after all: nothing is uncertain about it any more.
    static void settle(Turn turn, Leg leg) {
        if (leg == Leg.CLINIC && turn.state() instanceof CallState.Unsettled) {
            turn.to(new CallState.Dialling(turn.call().looks(0))).disarm(TimerName.LOOK_UP);
            turn.arm(TimerName.RING, turn.policy.untilRungOut());
        }
    }

    private static EndReason lost(Turn turn) {
        return turn.state() instanceof CallState.Ending ending ? ending.reason() : EndReason.AGENT_LOST;
    }
}
