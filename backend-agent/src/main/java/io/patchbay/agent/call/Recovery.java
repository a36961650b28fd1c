package io.patchbay.agent.call;

/// What the next owner does with a call whose agent was lost. Looks first; dials nothing.
final class Recovery {

    private Recovery() {}

    static void takenOver(Turn turn) {
        turn.disarmAll();
        switch (turn.state()) {
            case CallState.Dialling dialling -> {
                turn.to(new CallState.Unsettled(turn.call().looks(0)));
                turn.act(new Effect.LookUpDial(Leg.CLINIC)).arm(TimerName.LOOK_UP, turn.policy.lookAgain());
            }
            case CallState.Unsettled unsettled ->
                turn.act(new Effect.LookUpDial(Leg.CLINIC)).arm(TimerName.LOOK_UP, turn.policy.lookAgain());
            case CallState.Listening _, CallState.Navigating _, CallState.AwaitingPerson _ -> listenAfresh(turn);
            case CallState.LettingIn _, CallState.Talking _ -> {
                turn.act(new Effect.LookUpDial(Leg.CLINIC)).act(new Effect.LookUpDial(Leg.ASSISTANT));
                if (turn.call().assistantSide().cues() > 0
                        && !turn.call().assistantSide().spoke()) {
                    turn.arm(TimerName.ASSISTANT_SPEAKS, turn.policy.speaksWithin());
                }
            }
            case CallState.Ending _ -> turn.act(new Effect.HangUp()).arm(TimerName.END, turn.policy.endWithin());
            case CallState.Reporting _ ->
                turn.act(new Effect.FetchReport()).arm(TimerName.REPORT, turn.policy.reportEvery());
            case CallState.Ended _ -> {}
        }
        if (turn.state().live()) {
            turn.arm(TimerName.LONGEST, turn.policy.untilOver());
            waitForAssistant(turn);
        }
    }

    /// What was being waited for on the assistant's leg is waited for again.
    private static void waitForAssistant(Turn turn) {
        LegState assistant = turn.call().assistant();
        if (assistant.joined()) {
            Holds.request(turn, Leg.ASSISTANT);
        } else if (assistant.status() != LegStatus.NOT_DIALLED
                && !assistant.status().isTerminal()) {
            turn.arm(TimerName.ASSISTANT_JOIN, turn.policy.assistantWithin());
        }
    }

    private static void listenAfresh(Turn turn) {
        turn.to(new CallState.Listening(turn.call().looks(0)));
        turn.act(new Effect.LookUpDial(Leg.CLINIC)).act(new Effect.LookUpDial(Leg.ASSISTANT));
        turn.act(new Effect.ListenAgain());
        turn.arm(TimerName.STREAM, turn.policy.streamWithin());
        turn.arm(TimerName.VERDICT, turn.policy.verdictWithin());
    }
}
