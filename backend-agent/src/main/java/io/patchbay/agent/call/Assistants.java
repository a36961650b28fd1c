package io.patchbay.agent.call;

/// The voice assistant's side: asked in, cued, and what it reports.
final class Assistants {

    private static final int MOST_DIALS = 2;
    private static final int MOST_CUES = 3;

    private Assistants() {}

    static void dial(Turn turn) {
        LegState assistant = turn.call().assistant();
        if (assistant.status() == LegStatus.NOT_DIALLED) {
            ask(turn);
        } else if (!assistant.joined() && !turn.call().progress().timers().containsKey(TimerName.ASSISTANT_JOIN)) {
            turn.arm(TimerName.ASSISTANT_JOIN, turn.policy.assistantWithin());
        }
    }

    private static void ask(Turn turn) {
        turn.facts(turn.call().with(turn.call().assistantSide().dialled()));
        turn.leg(Leg.ASSISTANT, turn.call().assistant().redialled());
        turn.act(new Effect.DialAssistant());
        turn.arm(TimerName.ASSISTANT_JOIN, turn.policy.assistantWithin());
    }

    static void connected(Turn turn, CallEvent.AssistantConnected event) {
        turn.facts(
                turn.call().with(turn.call().assistantSide().connected(event.assistantCallId(), event.controlUrl())));
        if (turn.state().live() && event.controlUrl().isPresent()) {
            turn.act(new Effect.CueAssistant(
                    turn.call().assistant().holdDesired() ? Effect.Cue.MUTE : Effect.Cue.UNMUTE));
        }
    }

    /// Has it say its first words, and watches that it does.
    static void cueFirstWords(Turn turn) {
        AssistantSide side = turn.call().assistantSide();
        if (side.spoke() || side.cues() >= MOST_CUES) {
            return;
        }
        turn.act(new Effect.CueAssistant(side.cues() == 0 ? Effect.Cue.SAY_FIRST : Effect.Cue.SAY_AGAIN));
        turn.facts(turn.call().with(side.cued()));
        turn.arm(TimerName.ASSISTANT_SPEAKS, turn.policy.speaksWithin());
    }

    static void spoke(Turn turn, CallEvent.AssistantSpoke event) {
        if (!event.started()) {
            return;
        }
        if (turn.state() instanceof CallState.Talking) {
            turn.mark(Moment.ASSISTANT_SPOKE).disarm(TimerName.ASSISTANT_SPEAKS);
            turn.facts(turn.call().with(turn.call().assistantSide().speaking()));
        } else if (turn.state().live()) {
            turn.surprise("the assistant spoke while it was held");
        }
    }

    /// Let in, told to speak, and silent: the unhold may be lost, or the cue.
    static void silent(Turn turn) {
        if (!(turn.state() instanceof CallState.Talking)) {
            return;
        }
        turn.act(new Effect.RequestHold(Leg.ASSISTANT, false));
        turn.act(new Effect.CueAssistant(Effect.Cue.UNMUTE));
        cueFirstWords(turn);
    }

    /// The assistant's leg is gone.
    static void gone(Turn turn) {
        if (turn.state() instanceof CallState.Ending) {
            Endings.legsGone(turn);
        } else if (turn.state().assistantIn() && turn.call().assistantSide().spoke()) {
            Endings.hangUp(turn, EndReason.CONVERSATION_OVER);
        } else if (turn.state().live()) {
            unavailable(turn);
        }
    }

    /// It could not be had. Once more, while somebody is worth waiting for; then nobody is kept in silence.
    static void unavailable(Turn turn) {
        if (!turn.state().live()) {
            return;
        }
        if (turn.call().assistantSide().dials() < MOST_DIALS) {
            if (turn.state() instanceof CallState.Talking talking) {
                turn.to(new CallState.LettingIn(talking.call(), true)).disarm(TimerName.ASSISTANT_SPEAKS);
            }
            ask(turn);
        } else {
            Endings.hangUp(turn, EndReason.ASSISTANT_UNAVAILABLE);
        }
    }

    static void reported(Turn turn, CallEvent.AssistantReported event) {
        if (turn.call().assistantSide().isReplaced(event.assistantCallId())) {
            turn.surprise("a report of an assistant that was replaced");
            return;
        }
        turn.facts(turn.call().with(turn.call().assistantSide().reported(event.assistantCallId(), event.outcome())));
        if (turn.state() instanceof CallState.Reporting reporting) {
            Endings.close(turn, reporting.reason());
        }
    }
}
