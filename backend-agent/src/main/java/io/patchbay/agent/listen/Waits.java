package io.patchbay.agent.listen;

import java.util.List;

/// How long nobody may come, by what is waited after.
final class Waits {

    private static final int NOISE_FACTOR = 3;

    private Waits() {}

    static void check(Draft d) {
        if (!d.vigil.momentSaid() && learnedMomentHasCome(d)) {
            d.vigil = d.vigil.saidMoment();
            d.say(new HearingOutput.TransferMoment(d.now));
        }
        if (d.inquiry.deafSince() != null && d.ear.speaking()) {
            var evidence = new Evidence("person: speech, but no speech-to-text", HeardParty.HUMAN, 1);
            Course.person(d, List.of(evidence), d.now);
            return;
        }
        switch (d.vigil.why()) {
            case QUEUE -> checkQueue(d);
            case TRANSFER, SCREENING -> checkTransfer(d);
            case PATH_END -> checkPathEnd(d);
        }
    }

    private static boolean learnedMomentHasCome(Draft d) {
        if (d.walk.live() || d.vigil.why() == Vigil.Why.QUEUE || !(d.plan instanceof HearingPlan.Replay replay)) {
            return false;
        }
        LearnedPath path = replay.path();
        boolean walked = d.walk.steps().size() >= path.steps().size();
        return walked
                && path.transferAtMillis().isPresent()
                && d.now.compareTo(PathReplay.moment(
                                d, path, path.transferAtMillis().getAsLong()))
                        >= 0;
    }

    private static void checkQueue(Draft d) {
        AudioTime since = d.vigil.queueSince();
        if (since != null && d.now.millisSince(since) >= d.policy.waiting().queueMillis()) {
            Course.giveUp(d, StuckReason.QUEUE_TOO_LONG);
        }
    }

    private static void checkTransfer(Draft d) {
        int most = d.policy.waiting().afterTransferMillis();
        boolean quiet = d.now.millisSince(d.soundTo().max(d.vigil.since())) >= most;
        boolean tooLong = d.now.millisSince(d.vigil.since()) >= (long) NOISE_FACTOR * most;
        if (!quiet && !tooLong) {
            return;
        }
        if (d.walk.steps().isEmpty()) {
            Course.giveUp(d, StuckReason.NOBODY_CAME);
        } else {
            Course.arrive(d);
        }
    }

    private static void checkPathEnd(Draft d) {
        if (d.walk.finished()) {
            return;
        }
        boolean neverAnswered = d.walk.steps().isEmpty();
        if (neverAnswered) {
            checkOpening(d);
            return;
        }
        HearingPolicy.Waiting waiting = d.policy.waiting();
        boolean heardSomething = d.soundTo().compareTo(d.vigil.since()) > 0;
        boolean replay = !d.walk.live() && !d.vigil.transferred();
        int patience = heardSomething
                ? (replay ? waiting.afterReplayMillis() : waiting.afterRecordingMillis())
                : (replay ? 2 * waiting.afterReplayMillis() : waiting.silentMillis());
        if (!d.ear.isOpen() && d.now.millisSince(d.soundTo().max(d.vigil.since())) >= patience) {
            Course.arrive(d);
        }
    }

    /// A learned path without steps: the greeting has not come yet.
    private static void checkOpening(Draft d) {
        AudioTime last = d.soundTo().max(d.vigil.since());
        if (!d.ear.heardWords() && d.now.millisSince(last) >= d.policy.waiting().silentMillis()) {
            Course.giveUp(d, StuckReason.SILENT);
        } else if (d.now.millisSince(last) >= d.policy.waiting().afterTransferMillis()) {
            Course.giveUp(d, StuckReason.NOBODY_CAME);
        }
    }
}
