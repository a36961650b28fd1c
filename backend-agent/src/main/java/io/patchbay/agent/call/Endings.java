package io.patchbay.agent.call;

/// How a call ends, and what it tells the workflow. Every end has one reason.
final class Endings {

    private Endings() {}

    /// Hang up both legs. The first reason counts.
    static void hangUp(Turn turn, EndReason reason) {
        if (!turn.state().live()) {
            return;
        }
        turn.disarmAll();
        turn.act(new Effect.HangUp());
        turn.to(new CallState.Ending(turn.call().looks(0), reason));
        turn.arm(TimerName.END, turn.policy.endWithin());
        legsGone(turn);
    }

    /// The clinic's leg ended by itself, or never came to be.
    static void over(Turn turn, EndReason reason) {
        if (!turn.state().live()) {
            legsGone(turn);
            return;
        }
        if (pending(turn.call().assistant())) {
            hangUp(turn, reason);
        } else {
            turn.disarmAll();
            turn.to(new CallState.Ending(turn.call(), reason));
            legsGone(turn);
        }
    }

    /// Moves on once neither leg is left.
    static void legsGone(Turn turn) {
        if (turn.state() instanceof CallState.Ending ending
                && !pending(turn.call().clinic())
                && !pending(turn.call().assistant())) {
            settle(turn, ending.reason());
        }
    }

    /// The legs did not go in time: look once, then close the books.
    static void overdue(Turn turn) {
        if (!(turn.state() instanceof CallState.Ending ending)) {
            return;
        }
        int looks = turn.call().progress().looks() + 1;
        turn.facts(turn.call().looks(looks));
        if (looks > turn.policy.looks()) {
            turn.surprise("legs not seen to end");
            settle(turn, ending.reason());
            return;
        }
        turn.act(new Effect.HangUp());
        for (Leg leg : Leg.values()) {
            if (pending(turn.call().leg(leg))) {
                turn.act(new Effect.LookUpDial(leg));
            }
        }
        turn.arm(TimerName.END, turn.policy.endWithin());
    }

    private static boolean pending(LegState leg) {
        return leg.status() != LegStatus.NOT_DIALLED && !leg.status().isTerminal();
    }

    private static void settle(Turn turn, EndReason reason) {
        turn.mark(Moment.LEGS_GONE).disarmAll();
        if (turn.call().assistantWasIn()
                && turn.call().assistantSide().outcome().isEmpty()) {
            turn.to(new CallState.Reporting(turn.call().looks(0), reason));
            turn.arm(TimerName.REPORT, turn.policy.reportEvery());
        } else {
            close(turn, reason);
        }
    }

    /// The report did not come in time: ask for it, then let somebody look.
    static void reportOverdue(Turn turn) {
        if (!(turn.state() instanceof CallState.Reporting)) {
            return;
        }
        int looks = turn.call().progress().looks() + 1;
        turn.facts(turn.call().looks(looks));
        if (turn.policy.reportEvery().multipliedBy(looks).compareTo(turn.policy.reportWithin()) > 0) {
            close(turn, EndReason.REPORT_MISSING);
        } else {
            turn.act(new Effect.FetchReport());
            turn.arm(TimerName.REPORT, turn.policy.reportEvery());
        }
    }

    static void close(Turn turn, EndReason reason) {
        turn.mark(Moment.ENDED).disarmAll();
        Call call = turn.call();
        if (call.assistantWasIn() && call.assistantSide().outcome().isPresent()) {
            turn.act(new Effect.TellWorkflow(
                    new CallNews.Reported(call.assistantSide().outcome().get())));
        } else if (reason != EndReason.CLASSIFIED) {
            turn.act(new Effect.TellWorkflow(new CallNews.Failed(reason)));
        }
        turn.to(new CallState.Ended(turn.call(), reason));
    }
}
