package io.patchbay.agent.listen;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The first phase: who answered? Strong cues decide at once, the rest waits for the end of a sentence, for
/// the reasoner, and at last for the deadline.
final class Classifying {

    private static final int MONOLOGUE_FACTOR = 2;
    private static final int NOISE_FACTOR = 3;
    private static final double HARDLY_HUMAN = 0.25;

    private final Draft d;
    private final HearingPolicy.Judging judging;
    private @Nullable Judgement judged;

    private Classifying(Draft d) {
        this.d = d;
        this.judging = d.policy.judging();
    }

    static void go(Draft d) {
        var classifying = new Classifying(d);
        classifying.noteFirstSpeechEnd();
        if (d.news && classifying.judgement().decided()) {
            classifying.reach();
        } else if (!classifying.giveUpOnSilence() && !classifying.settle() && !classifying.meetDeadline()) {
            classifying.ask();
        }
    }

    private void noteFirstSpeechEnd() {
        if (d.inquiry.firstSpeechEnd() == null && !d.ear.closed().isEmpty()) {
            d.inquiry = d.inquiry.firstSpeechEnded(d.ear.closed().getFirst().to());
        }
    }

    private List<Utterance> opening() {
        return d.ear.since(AudioTime.ZERO);
    }

    private Judgement judgement() {
        if (judged == null) {
            judged = Judge.weigh(opening(), d.inquiry.others(), Setting.OPENING, judging);
        }
        return judged;
    }

    private void reach() {
        Course.reach(d, judgement(), Reasoning.speaksFor(d, judgement().party()));
    }

    private boolean giveUpOnSilence() {
        if (d.ear.heardWords() || d.inquiry.deafSince() != null) {
            return false;
        }
        int silent = d.policy.waiting().silentMillis();
        boolean onlyNoise = d.now.millisSince(d.vigil.toneTo()) >= (long) NOISE_FACTOR * silent;
        boolean silence = d.now.millisSince(d.soundTo()) >= silent;
        if (silence || onlyNoise) {
            Course.giveUp(d, StuckReason.SILENT);
        }
        return silence || onlyNoise;
    }

    /// After a recording has ended, what all recordings have in common is enough.
    private boolean settle() {
        boolean ended = d.quietMillis() >= d.policy.turns().promptPauseMillis() && d.ear.heardWords();
        if (ended && judgement().party() != HeardParty.HUMAN && judgement().confidence() >= judging.sure()) {
            reach();
            return true;
        }
        return false;
    }

    private boolean meetDeadline() {
        if (!isDue()) {
            return false;
        }
        boolean stillSpeaking = d.ear.isOpen();
        if (stillSpeaking) {
            d.note(new Evidence("shape: speaks without waiting for an answer", HeardParty.HUMAN, -2));
            judged = null;
        }
        Judgement judgement = judgement();
        boolean leansToMachine = judgement.party() != HeardParty.HUMAN && judgement.leansTo(judgement.party(), judging);
        boolean someRecording = (judgement.anyCue() || stillSpeaking) && judgement.human() < HARDLY_HUMAN;
        if (leansToMachine && (judgement.firm() || !someRecording)) {
            reach();
        } else if (someRecording) {
            reachRecording();
        } else {
            Course.reach(
                    d,
                    new Verdict(
                            HeardParty.HUMAN, judgement.human(), judgement.evidence(), d.now, VerdictSource.DEFAULT));
        }
        return true;
    }

    /// Hardly a person, and nothing says what kind of machine: as a tree it is listened to on, and a person
    /// still noticed.
    private void reachRecording() {
        Judgement heard = judgement();
        HeardParty party = heard.firm() ? heard.party() : HeardParty.IVR_ONLY;
        Course.reach(d, new Verdict(party, 1 - heard.human(), heard.evidence(), d.now, VerdictSource.FAST));
    }

    private boolean isDue() {
        AudioTime deaf = d.inquiry.deafSince();
        if (deaf != null && d.now.millisSince(deaf) >= d.policy.waiting().deafMillis()) {
            d.note(new Evidence("carrier: speech-to-text lost", HeardParty.HUMAN, 0));
            return true;
        }
        AudioTime firstEnd = d.inquiry.firstSpeechEnd();
        if (firstEnd == null) {
            return d.ear.isOpen() ? monologueTooLong() : beepThenNothing();
        }
        long since = d.now.millisSince(firstEnd);
        if (since >= judging.speakingDeadlineMillis()) {
            return true;
        }
        if (d.ear.isOpen() || since < judging.deadlineMillis() || Reasoning.isOpen(d)) {
            return false;
        }
        boolean recording = judgement().anyCue() && judgement().human() < HARDLY_HUMAN;
        long quiet = recording ? judging.deadlineMillis() : d.policy.turns().noNewWordsMillis();
        return d.quietMillis() >= quiet && since >= (recording ? 2L : 1L) * judging.deadlineMillis();
    }

    private boolean monologueTooLong() {
        long speaking = d.now.millisSince(d.ear.open().from());
        return speaking >= (long) MONOLOGUE_FACTOR * judging.speakingDeadlineMillis();
    }

    private boolean beepThenNothing() {
        return !d.inquiry.others().isEmpty()
                && d.vigil.toneTo().samples() > 0
                && d.now.millisSince(d.soundTo()) >= judging.deadlineMillis()
                && judgement().leansTo(HeardParty.VOICEMAIL, judging);
    }

    private void ask() {
        if (!d.ear.heardWords() || d.ear.isOpen() || d.inquiry.askedVersion() == d.ear.version()) {
            return;
        }
        boolean recording = judgement().anyCue() && judgement().human() < HARDLY_HUMAN;
        if (!recording || d.quietMillis() >= d.policy.turns().noNewWordsMillis()) {
            Reasoning.askWho(d, opening(), judgement().evidence());
        }
    }
}
