package io.patchbay.agent.call;

import io.patchbay.agent.listen.PathAction;

/// Keys and words on the clinic leg.
final class Acts {

    private static final int GAP_MILLIS = 500;

    private Acts() {}

    static void settled(Turn turn, CallEvent.ActionSettled event) {
        if (event.action() <= 0) {
            return;
        }
        turn.act(new Effect.MarkExecuted(event.action(), event.accepted()));
        turn.act(new Effect.TellActionDone(event.action(), event.accepted()));
    }

    static void played(Turn turn, CallEvent.AnnouncementPlayed event) {
        if (!event.complete()) {
            turn.surprise("an announcement was not played");
        }
    }

    static void asked(Turn turn, CallEvent.KeysAsked event) {
        if (turn.state().live() && turn.call().clinic().joined()) {
            turn.act(new Effect.Announce(
                    -turn.call().progress().turn(), new PathAction.PressKeys(event.keys(), GAP_MILLIS)));
        } else {
            turn.surprise("keys asked for without a clinic on the line");
        }
    }
}
