package io.patchbay.agent.listen;

import java.util.List;
import java.util.OptionalLong;

/// The turns a call can take. Each says what happened and puts hearing into the phase that follows.
final class Course {

    private Course() {}

    static void reach(Draft d, Judgement judgement, VerdictSource source) {
        reach(d, new Verdict(judgement.party(), judgement.confidence(), judgement.evidence(), d.now, source));
    }

    static void reach(Draft d, Verdict verdict) {
        boolean revised = d.inquiry.verdict() != null;
        d.say(new HearingOutput.VerdictReached(verdict));
        d.inquiry = d.inquiry.decided(verdict);
        switch (verdict.party()) {
            case HUMAN -> enterPerson(d);
            case IVR_ONLY -> {
                d.walk = revised ? d.walk.promptFrom(d.vigil.mark()) : d.walk;
                d.phase = HearingPhase.NAVIGATING;
            }
            case IVR_THEN_HUMAN -> {
                Prompts.reportOpening(d);
                transfer(d);
            }
            case SCREENING -> await(d, Vigil.Why.SCREENING);
            case HOLD -> {
                Prompts.reportOpening(d);
                queue(d);
            }
            case VOICEMAIL, INTERCEPT, FAX -> d.phase = HearingPhase.DONE;
        }
    }

    /// Somebody came: `from` is where they began to speak.
    static void person(Draft d, List<Evidence> evidence, AudioTime from) {
        nameThePerson(d, evidence);
        d.say(new HearingOutput.PersonHeard(evidence, d.now));
        boolean viaMachine = d.inquiry.isVerdict(HeardParty.IVR_ONLY) || d.inquiry.isVerdict(HeardParty.IVR_THEN_HUMAN);
        if (viaMachine) {
            finishPath(d, OptionalLong.of(from.millis()));
        }
        enterPerson(d);
    }

    /// What screening, holding and replaying left open is now known.
    private static void nameThePerson(Draft d, List<Evidence> evidence) {
        Verdict before = d.inquiry.verdict();
        boolean open = before == null || before.party() == HeardParty.HOLD || before.party() == HeardParty.SCREENING;
        if (open) {
            boolean machineFirst =
                    d.vigil.transferred() || !d.vigil.heard().isEmpty() || d.inquiry.isVerdict(HeardParty.HOLD);
            boolean screened = d.inquiry.isVerdict(HeardParty.SCREENING);
            HeardParty party = machineFirst && !screened ? HeardParty.IVR_THEN_HUMAN : HeardParty.HUMAN;
            var verdict = new Verdict(party, d.policy.judging().sure(), evidence, d.now, VerdictSource.FAST);
            d.say(new HearingOutput.VerdictReached(verdict));
            d.inquiry = d.inquiry.decided(verdict);
        }
    }

    static void enterPerson(Draft d) {
        d.phase = HearingPhase.WITH_PERSON;
        d.vigil = d.vigil.person(d.ear.isOpen() ? d.ear.open().from() : d.now);
    }

    /// The line connects the call on.
    static void transfer(Draft d) {
        d.say(new HearingOutput.TransferHeard(d.now));
        await(d, Vigil.Why.TRANSFER);
    }

    /// The clinic keeps the call waiting.
    static void queue(Draft d) {
        d.say(new HearingOutput.QueueHeard(d.now));
        await(d, Vigil.Why.QUEUE);
    }

    static void await(Draft d, Vigil.Why why) {
        d.ear = d.ear.close();
        d.phase = HearingPhase.AWAITING_PERSON;
        d.vigil = d.vigil.waiting(why, d.now, d.now);
    }

    /// Said once per call; a replay that worked keeps the learned moment of transfer where this call heard
    /// none.
    static void finishPath(Draft d, OptionalLong transferAt) {
        if (d.walk.finished()) {
            return;
        }
        boolean verified = !d.walk.live();
        OptionalLong moment = transferAt.isEmpty() && verified && d.plan instanceof HearingPlan.Replay replay
                ? replay.path().transferAtMillis()
                : transferAt;
        d.say(new HearingOutput.PathFinished(new LearnedPath(d.walk.steps(), moment), verified, d.now));
        d.walk = d.walk.finish(moment);
    }

    /// The path ends in a recording: whoever is to speak may speak.
    static void arrive(Draft d) {
        finishPath(d, OptionalLong.empty());
        d.phase = HearingPhase.WITH_PERSON;
        d.vigil = d.vigil.person(d.now);
    }

    static void giveUp(Draft d, StuckReason reason) {
        d.say(new HearingOutput.Stuck(reason, d.now));
        d.phase = HearingPhase.DONE;
    }
}
