package io.patchbay.agent.listen;

import io.patchbay.contract.phi.Transcript;
import io.patchbay.contract.row.ActionType;
import java.util.List;

/// One action at a time: asks for it, waits for the report, then listens.
final class Acting {

    private Acting() {}

    /// Asks for an action about the prompt `said`. `last` when the path ends with it.
    static void act(Draft d, PathAction action, List<Utterance> said, boolean last) {
        if (d.walk.actions() >= d.policy.walking().maxActions()) {
            Course.giveUp(d, StuckReason.STUCK);
            return;
        }
        String fingerprint = Prompts.fingerprint(Prompts.words(said)).toString();
        String text = Prompts.text(said);
        ask(d, action, stepOf(d, action, fingerprint, text), last, false);
    }

    private static PathStep stepOf(Draft d, PathAction action, String fingerprint, String text) {
        return switch (action) {
            case PathAction.PressKeys(var digits, var gap) ->
                new PathStep(ActionType.DTMF, digits, d.now.millis(), fingerprint, text, gap);
            case PathAction.Say(var words) ->
                new PathStep(
                        ActionType.SPEECH,
                        words,
                        d.now.millis(),
                        fingerprint,
                        text,
                        d.policy.walking().digitGapMillis());
        };
    }

    static PathAction actionOf(PathStep step) {
        return step.type() == ActionType.SPEECH
                ? new PathAction.Say(step.value())
                : new PathAction.PressKeys(step.value(), step.digitGapMillis());
    }

    /// The same with more time between the keys.
    static PathAction slower(PathAction action, HearingPolicy.Walking walking) {
        return switch (action) {
            case PathAction.PressKeys(var digits, var _) ->
                new PathAction.PressKeys(digits, walking.slowDigitGapMillis());
            case PathAction.Say say -> say;
        };
    }

    private static void ask(Draft d, PathAction action, PathStep step, boolean last, boolean retried) {
        int id = d.nextId++;
        d.walk = d.walk.acting(new Pending(id, step, d.now, last, retried));
        d.say(new HearingOutput.Act(id, action, step.promptFingerprint(), new Transcript(step.promptText())));
    }

    /// The owner's report.
    static void done(Draft d, HearingInput.ActionDone done) {
        Pending pending = d.walk.pending();
        if (pending == null || pending.id() != done.action()) {
            return;
        }
        d.now = d.now.max(done.at());
        if (done.accepted()) {
            goOn(d, pending, done.at());
        } else if (pending.retried()) {
            Course.giveUp(d, StuckReason.STUCK);
        } else {
            ask(d, actionOf(pending.step()), pending.step(), pending.last(), true);
        }
    }

    /// Without a report in time the line is heard again: what it says next tells whether the action arrived.
    static void expire(Draft d, Pending pending) {
        if (d.now.millisSince(pending.at()) >= d.policy.walking().actionDoneMillis()) {
            goOn(d, pending, d.now);
        }
    }

    private static void goOn(Draft d, Pending pending, AudioTime at) {
        boolean ofPath = d.phase == HearingPhase.NAVIGATING;
        d.ear = d.ear.close();
        d.walk = d.walk.acted(ofPath, at);
        if (ofPath && pending.last()) {
            d.phase = HearingPhase.AWAITING_PERSON;
            d.vigil = d.vigil.waiting(Vigil.Why.PATH_END, d.now, at);
        } else {
            d.vigil = d.vigil.with(at);
        }
    }
}
