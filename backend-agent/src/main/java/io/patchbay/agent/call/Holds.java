package io.patchbay.agent.call;

/// Hold as wished for and as confirmed. A wish is sent again until the conference confirms it.
final class Holds {

    private static final int LOUD_AFTER = 5;

    private Holds() {}

    /// Lets the assistant in: the unhold leaves at once, whatever else is still to be written.
    static void letIn(Turn turn, boolean speakFirst) {
        if (turn.state().assistantIn()) {
            if (speakFirst) {
                speak(turn);
            }
            return;
        }
        turn.leg(Leg.ASSISTANT, turn.call().assistant().wishHeld(false));
        turn.mark(Moment.UNHOLD_REQUESTED);
        turn.disarm(TimerName.PERSON).disarm(TimerName.NAVIGATE).disarm(TimerName.VERDICT);
        turn.to(new CallState.LettingIn(turn.call(), speakFirst));
        turn.act(new Effect.TellHearingNow(Effect.Cause.ASSISTANT_LET_IN));
        if (turn.call().assistant().settled() && turn.call().assistant().joined()) {
            in(turn);
        } else {
            request(turn, Leg.ASSISTANT);
        }
    }

    /// The assistant is in the conference now. Its hold may have been confirmed already: callbacks come in any order.
    static void joined(Turn turn) {
        if (turn.state() instanceof CallState.LettingIn
                && turn.call().assistant().settled()) {
            in(turn);
        } else {
            request(turn, Leg.ASSISTANT);
        }
    }

    /// Takes the assistant out of the conversation again; somebody is to be waited for.
    static void holdAgain(Turn turn) {
        turn.disarm(TimerName.ASSISTANT_SPEAKS);
        turn.leg(Leg.ASSISTANT, turn.call().assistant().wishHeld(true));
        turn.act(new Effect.TellHearingNow(Effect.Cause.ASSISTANT_HELD));
        request(turn, Leg.ASSISTANT);
    }

    /// Sends the wish for a leg that is in the conference; it is sent again until confirmed.
    static void request(Turn turn, Leg leg) {
        LegState state = turn.call().leg(leg);
        if (!state.joined() || state.settled()) {
            return;
        }
        turn.leg(leg, state.requested());
        turn.act(new Effect.RequestHold(leg, state.holdDesired()));
        if (leg == Leg.ASSISTANT && turn.call().assistantSide().controlUrl().isPresent()) {
            turn.act(new Effect.CueAssistant(state.holdDesired() ? Effect.Cue.MUTE : Effect.Cue.UNMUTE));
        }
        turn.arm(TimerName.HOLD, turn.policy.holdAgain());
    }

    static void confirmed(Turn turn, CallEvent.HoldConfirmed event) {
        LegState leg = turn.call().leg(event.leg()).confirmedHeld(event.held());
        turn.leg(event.leg(), leg);
        if (!leg.settled()) {
            if (turn.state().live() && leg.requests() < LOUD_AFTER) {
                request(turn, event.leg());
            }
            return;
        }
        if (event.leg() == Leg.ASSISTANT) {
            turn.disarm(TimerName.HOLD);
            if (!event.held() && turn.state() instanceof CallState.LettingIn) {
                in(turn);
            }
        }
    }

    /// The wish has not been confirmed in time.
    static void overdue(Turn turn) {
        LegState leg = turn.call().assistant();
        if (!turn.state().live() || leg.settled()) {
            return;
        }
        if (leg.requests() == LOUD_AFTER) {
            turn.surprise("hold of the assistant still unconfirmed");
        }
        request(turn, Leg.ASSISTANT);
    }

    /// The assistant is in. It speaks first when somebody is there to hear it.
    private static void in(Turn turn) {
        boolean speakFirst = !(turn.state() instanceof CallState.LettingIn letting) || letting.speakFirst();
        turn.mark(Moment.UNHOLD_CONFIRMED);
        turn.to(new CallState.Talking(turn.call()));
        if (speakFirst) {
            speak(turn);
        }
    }

    private static void speak(Turn turn) {
        switch (turn.state()) {
            case CallState.LettingIn letting -> turn.to(new CallState.LettingIn(letting.call(), true));
            case CallState.Talking talking -> Assistants.cueFirstWords(turn);
            case CallState.Dialling _,
                    CallState.Unsettled _,
                    CallState.Listening _,
                    CallState.Navigating _,
                    CallState.AwaitingPerson _,
                    CallState.Ending _,
                    CallState.Reporting _,
                    CallState.Ended _ -> {}
        }
    }

    static void asked(Turn turn, CallEvent.HoldAsked event) {
        if (!turn.state().live()) {
            return;
        }
        if (!event.held() && turn.call().at(Moment.ANSWERED).isEmpty()) {
            turn.surprise("the assistant cannot be let in before the clinic answers");
        } else if (!event.held()) {
            letIn(turn, true);
        } else if (turn.state().assistantIn()) {
            holdAgain(turn);
            turn.to(new CallState.AwaitingPerson(turn.call(), CallState.Wait.QUEUE));
            turn.arm(TimerName.PERSON, turn.policy.person().queueWithin());
        } else {
            turn.leg(Leg.ASSISTANT, turn.call().assistant().wishHeld(true));
            request(turn, Leg.ASSISTANT);
        }
    }
}
