package io.patchbay.agent.call;

/// What happens when a wait is over. A timer of an earlier turn changes nothing.
final class Deadlines {

    private Deadlines() {}

    static void fired(Turn turn, CallEvent.TimerFired event) {
        if (!turn.isArmed(event.name(), event.armedAt())) {
            return;
        }
        turn.disarm(event.name());
        switch (event.name()) {
            case RING -> rungOut(turn);
            case LOOK_UP -> lookAgain(turn);
            case STREAM -> Streams.overdue(turn);
            case VERDICT -> noVerdict(turn);
            case NAVIGATE -> Endings.hangUp(turn, EndReason.IVR_STUCK);
            case PERSON -> nobodyCame(turn);
            case ASSISTANT_JOIN -> assistantMissing(turn);
            case HOLD -> Holds.overdue(turn);
            case ASSISTANT_SPEAKS -> Assistants.silent(turn);
            case END -> Endings.overdue(turn);
            case REPORT -> Endings.reportOverdue(turn);
            case LONGEST -> Endings.hangUp(turn, EndReason.TIME_LIMIT);
        }
    }

    private static void rungOut(Turn turn) {
        if (turn.state() instanceof CallState.Dialling) {
            int looks = turn.call().progress().looks() + 1;
            turn.facts(turn.call().looks(looks));
            if (looks > turn.policy.looks()) {
                Endings.hangUp(turn, EndReason.NO_ANSWER);
            } else {
                turn.act(new Effect.LookUpDial(Leg.CLINIC));
                turn.arm(TimerName.RING, turn.policy.lookAgain());
            }
        }
    }

    private static void lookAgain(Turn turn) {
        if (turn.state() instanceof CallState.Unsettled) {
            turn.act(new Effect.LookUpDial(Leg.CLINIC));
            turn.arm(TimerName.LOOK_UP, turn.policy.lookAgain().multipliedBy(2));
        } else if (turn.state().live()
                && turn.call().assistant().sid().isEmpty()
                && turn.call().assistant().status() == LegStatus.DIALLING) {
            turn.act(new Effect.LookUpDial(Leg.ASSISTANT));
        }
    }

    private static void noVerdict(Turn turn) {
        if (turn.state() instanceof CallState.Listening) {
            turn.surprise("no verdict in time");
            Hearings.assumePerson(turn);
        }
    }

    private static void nobodyCame(Turn turn) {
        if (turn.state() instanceof CallState.AwaitingPerson awaiting) {
            Endings.hangUp(
                    turn,
                    switch (awaiting.awaited()) {
                        case TRANSFER -> EndReason.NOBODY_CAME;
                        case QUEUE -> EndReason.HELD_TOO_LONG;
                        case SCREENING -> EndReason.SCREENED_OUT;
                    });
        }
    }

    private static void assistantMissing(Turn turn) {
        if (turn.call().assistant().joined() || !turn.state().live()) {
            return;
        }
        if (turn.call().assistant().sid().isEmpty()
                && turn.call().assistantSide().dials() < 2) {
            turn.act(new Effect.LookUpDial(Leg.ASSISTANT));
            turn.arm(TimerName.ASSISTANT_JOIN, turn.policy.lookAgain());
        } else {
            Endings.hangUp(turn, EndReason.ASSISTANT_UNAVAILABLE);
        }
    }
}
