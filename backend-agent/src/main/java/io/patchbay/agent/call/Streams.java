package io.patchbay.agent.call;

import java.util.Optional;

/// The clinic's audio on its way to us.
final class Streams {

    private Streams() {}

    static void started(Turn turn, CallEvent.StreamStarted event) {
        Legs.audible(turn);
        turn.disarm(TimerName.STREAM);
        if (turn.call().progress().streamSid().isPresent()) {
            return;
        }
        turn.facts(turn.call().named(Optional.empty(), Optional.of(event.streamSid())));
    }

    /// The audio stopped: asked for again soon, and not for ever.
    static void lost(Turn turn, CallEvent.StreamLost event) {
        boolean waiting = turn.call().progress().timers().containsKey(TimerName.STREAM);
        if (turn.state().live() && !turn.state().assistantIn() && listening(turn) && !waiting) {
            turn.arm(TimerName.STREAM, turn.policy.streamAgain());
        }
    }

    private static boolean listening(Turn turn) {
        return !(turn.state() instanceof CallState.Dialling || turn.state() instanceof CallState.Unsettled);
    }

    /// No audio in time: ask again a few times, then do what is kindest to whoever may be there.
    static void overdue(Turn turn) {
        if (!turn.state().live() || turn.state().assistantIn() || !listening(turn)) {
            return;
        }
        int looks = turn.call().progress().looks();
        if (looks < turn.policy.looks()) {
            turn.facts(turn.call().looks(looks + 1));
            turn.act(new Effect.ListenAgain());
            turn.arm(TimerName.STREAM, turn.policy.streamWithin());
        } else {
            turn.surprise("no audio from the clinic");
            Hearings.assumePerson(turn);
        }
    }

    static void guessed(Turn turn, CallEvent.CarrierGuessed event) {
        turn.act(new Effect.TellHearingNow(
                event.answeredBy().startsWith("machine") || event.answeredBy().equals("fax")
                        ? Effect.Cause.CARRIER_SAYS_MACHINE
                        : Effect.Cause.CARRIER_SAYS_OTHER));
    }
}
