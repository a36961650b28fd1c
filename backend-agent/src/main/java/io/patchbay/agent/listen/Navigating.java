package io.patchbay.agent.listen;

import io.patchbay.contract.row.ClassificationType;
import java.util.List;

/// In the phone tree: hears each prompt out, leaves it to the learned path or to live navigation what to do
/// about it, and notices when it is no phone tree any more.
final class Navigating {

    private Navigating() {}

    static void go(Draft d) {
        Pending pending = d.walk.pending();
        if (pending != null) {
            Acting.expire(d, pending);
            return;
        }
        List<Utterance> said = d.ear.since(d.walk.promptFrom());
        if (d.news && !said.isEmpty() && leavesTheTree(d, said)) {
            return;
        }
        if (d.assistantIn) {
            leaveItToTheAssistant(d);
            return;
        }
        boolean replaying = !d.walk.live();
        boolean done = replaying ? PathReplay.go(d, said) : LiveWalk.go(d, said);
        if (!done) {
            nudge(d);
        }
    }

    /// A tree that was mistaken for a person is walked once the assistant is held; an owner who does not hold
    /// it means it.
    private static void leaveItToTheAssistant(Draft d) {
        Verdict verdict = d.inquiry.verdict();
        boolean longAgo = verdict == null
                || d.now.millisSince(verdict.at()) >= d.policy.waiting().silentMillis();
        if (longAgo) {
            Course.enterPerson(d);
        }
    }

    /// Whether what is heard is not a menu but a person, a mailbox, a transfer or a queue.
    private static boolean leavesTheTree(Draft d, List<Utterance> said) {
        boolean opening = d.inquiry.verdict() == null;
        Judgement judgement =
                Judge.weigh(said, d.inquiry.others(), opening ? Setting.OPENING : Setting.IN_TREE, d.policy.judging());
        if (!judgement.decided()) {
            return false;
        }
        boolean paused = !d.ear.isOpen();
        return switch (judgement.party()) {
            case HUMAN ->
                leave(() ->
                        Course.person(d, judgement.evidence(), said.getFirst().from()));
            case VOICEMAIL, FAX -> leave(() -> Course.reach(d, judgement, VerdictSource.FAST));
            case INTERCEPT -> opening && leave(() -> Course.reach(d, judgement, VerdictSource.FAST));
            case IVR_THEN_HUMAN ->
                paused
                        && leave(() -> {
                            report(d, said);
                            nameTheTree(d, judgement);
                            Course.transfer(d);
                        });
            case HOLD ->
                paused
                        && leave(() -> {
                            report(d, said);
                            nameTheTree(d, judgement);
                            Course.queue(d);
                        });
            case IVR_ONLY, SCREENING -> false;
        };
    }

    private static boolean leave(Runnable how) {
        how.run();
        return true;
    }

    private static void report(Draft d, List<Utterance> said) {
        Prompts.report(d, said);
        d.vigil = d.vigil.hearing(Prompts.fingerprint(Prompts.words(said)));
    }

    /// A replay names what it follows as soon as the line has spoken.
    static void nameTheTree(Draft d, Judgement judgement) {
        if (d.inquiry.verdict() == null && d.plan instanceof HearingPlan.Replay replay) {
            HeardParty party =
                    replay.type() == ClassificationType.IVR_ONLY ? HeardParty.IVR_ONLY : HeardParty.IVR_THEN_HUMAN;
            nameTheTree(d, party, judgement.evidence());
        }
    }

    static void nameTheTree(Draft d, HeardParty party, List<Evidence> evidence) {
        if (d.inquiry.verdict() == null) {
            var verdict = new Verdict(party, d.policy.judging().sure(), evidence, d.now, VerdictSource.FAST);
            d.inquiry = d.inquiry.decided(verdict);
            d.say(new HearingOutput.VerdictReached(verdict));
        }
    }

    /// A silent tree gets one key; a tree that stays silent is given up.
    private static void nudge(Draft d) {
        AudioTime since = d.soundTo().max(d.walk.lastActionAt());
        if (d.now.millisSince(since) < d.policy.waiting().silentMillis() || d.inquiry.deafSince() != null) {
            return;
        }
        boolean neverHeard = !d.ear.heardWords();
        if (neverHeard || d.walk.nudges() > 0) {
            Course.giveUp(d, StuckReason.SILENT);
        } else {
            d.walk = d.walk.nudged();
            var key = new PathAction.PressKeys(
                    Fallback.OPERATOR_KEY, d.policy.walking().digitGapMillis());
            Acting.act(d, key, d.ear.since(d.walk.promptFrom()), false);
        }
    }

    /// The reasoner's advice about the menu now heard.
    static void advised(Draft d, ReasonerReply.KeyIs advice) {
        boolean inMenu = d.phase == HearingPhase.NAVIGATING && d.walk.pending() == null && !d.assistantIn;
        if (inMenu) {
            LiveWalk.advised(d, advice);
        }
    }
}
