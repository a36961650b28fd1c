package io.patchbay.agent.listen;

import java.util.List;

/// A person is on the line. Only three things matter now: that it was no person after all (early, or after a
/// transfer), that the call is passed on, and that it is put on hold.
final class Accompanying {

    private Accompanying() {}

    static void go(Draft d) {
        if (!d.news) {
            return;
        }
        List<Utterance> said = d.ear.since(d.vigil.mark());
        if (said.isEmpty()) {
            return;
        }
        Judgement judgement = Judge.weigh(said, List.of(), Setting.WITH_PERSON, d.policy.judging());
        if (judgement.decided()) {
            revise(d, judgement);
        }
        if (d.phase != HearingPhase.WITH_PERSON) {
            return;
        }
        if (judgement.heard("wait:")) {
            d.vigil = d.vigil.askedToHold(d.now);
        }
        if (!d.ear.isOpen()) {
            d.vigil = d.vigil.turn(d.now);
        }
    }

    private static void revise(Draft d, Judgement judgement) {
        boolean early = d.vigil.turns() < d.policy.judging().revisionTurns() && !d.walk.finished();
        boolean passedOn = d.vigil.transferred();
        switch (judgement.party()) {
            case VOICEMAIL -> {
                if (early || passedOn) {
                    Course.reach(d, judgement, VerdictSource.FAST);
                }
            }
            case IVR_ONLY -> {
                if (early && d.inquiry.isVerdict(HeardParty.HUMAN)) {
                    Course.reach(d, judgement, VerdictSource.FAST);
                } else if (passedOn) {
                    Course.queue(d);
                }
            }
            case IVR_THEN_HUMAN -> {
                if (!passedOn) {
                    d.say(new HearingOutput.TransferHeard(d.now));
                    d.vigil = d.vigil.transferring();
                }
            }
            case HOLD -> {
                Prompts.report(d, d.ear.since(d.vigil.mark()));
                d.vigil = d.vigil.hearing(Prompts.fingerprint(Prompts.words(d.ear.since(d.vigil.mark()))));
                Course.queue(d);
            }
            case HUMAN, SCREENING, INTERCEPT, FAX -> {}
        }
    }
}
