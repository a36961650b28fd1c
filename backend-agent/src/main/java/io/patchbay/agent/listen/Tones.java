package io.patchbay.agent.listen;

import java.util.List;

/// What machine sounds mean, by where the call is.
final class Tones {

    private static final double BEEP = 4;

    /// Before anything was said a beep may also announce a recording.
    private static final double BARE_BEEP = 3;

    private static final double TELLING = 8;
    private static final long HOLD_MUSIC_AFTER_WORDS_MILLIS = 2000;
    private static final long WORDLESS_MILLIS = 2500;
    private static final long HOLD_WORDS_LAST_MILLIS = 60_000;

    private Tones() {}

    static void hear(Draft d, HearingInput.Tone tone) {
        switch (d.phase) {
            case CLASSIFYING -> classify(d, tone);
            case NAVIGATING, AWAITING_PERSON -> awaiting(d, tone);
            case WITH_PERSON -> accompany(d, tone);
            case DONE -> {}
        }
    }

    private static void classify(Draft d, HearingInput.Tone tone) {
        boolean spoken = d.ear.heardWords();
        switch (tone.kind()) {
            case BEEP -> d.note(new Evidence("tone: beep", HeardParty.VOICEMAIL, spoken ? BEEP : BARE_BEEP));
            case SIT -> d.note(new Evidence("tone: number out of order", HeardParty.INTERCEPT, TELLING));
            case BUSY -> {
                if (!spoken) {
                    d.note(new Evidence("tone: busy", HeardParty.INTERCEPT, TELLING));
                }
            }
            case RINGBACK -> {
                if (spoken) {
                    d.note(new Evidence("tone: rings after a recording", HeardParty.IVR_THEN_HUMAN, TELLING));
                }
            }
            case MUSIC -> {
                if (isLongMusic(d, tone)) {
                    d.note(new Evidence("tone: music", HeardParty.HOLD, TELLING));
                }
            }
            case FAX_CED, FAX_CNG -> d.note(new Evidence("tone: fax", HeardParty.FAX, TELLING + 4));
            case DTMF -> {}
        }
    }

    private static void awaiting(Draft d, HearingInput.Tone tone) {
        boolean inQueue = d.phase == HearingPhase.AWAITING_PERSON && d.vigil.why() == Vigil.Why.QUEUE;
        boolean inTransfer = d.phase == HearingPhase.AWAITING_PERSON && d.vigil.why() == Vigil.Why.TRANSFER;
        boolean walking = d.walk.pending() != null || !d.walk.live();
        if (tone.kind() == ToneKind.RINGBACK && !inTransfer && !walking && d.ear.heardWords()) {
            Course.transfer(d);
        } else if (tone.kind() == ToneKind.MUSIC && !inQueue && isLongMusic(d, tone)) {
            Course.queue(d);
        } else if (tone.kind() == ToneKind.FAX_CED) {
            d.note(new Evidence("tone: fax", HeardParty.FAX, TELLING + 4));
        }
    }

    private static void accompany(Draft d, HearingInput.Tone tone) {
        AudioTime asked = d.vigil.holdAsked();
        boolean expected = asked != null && d.now.millisSince(asked) <= HOLD_WORDS_LAST_MILLIS;
        switch (tone.kind()) {
            case MUSIC -> {
                long millis = tone.to().millisSince(tone.from());
                boolean enough = expected && isWordless(d, tone) && millis >= HOLD_MUSIC_AFTER_WORDS_MILLIS;
                if (isLongMusic(d, tone) || enough) {
                    Course.queue(d);
                }
            }
            case RINGBACK -> {
                d.say(new HearingOutput.TransferHeard(d.now));
                d.vigil = d.vigil.transferring();
                Course.queue(d);
            }
            case BEEP -> {
                Verdict verdict = d.inquiry.verdict();
                boolean guessed = verdict != null && verdict.source() == VerdictSource.DEFAULT;
                if (guessed && d.vigil.turns() < d.policy.judging().revisionTurns()) {
                    var beep = new Evidence("tone: beep", HeardParty.VOICEMAIL, BEEP);
                    Course.reach(
                            d,
                            new Verdict(
                                    HeardParty.VOICEMAIL,
                                    d.policy.judging().sure(),
                                    List.of(beep),
                                    d.now,
                                    VerdictSource.FAST));
                }
            }
            case SIT, BUSY, FAX_CED, FAX_CNG, DTMF -> {}
        }
    }

    private static boolean isLongMusic(Draft d, HearingInput.Tone tone) {
        return isWordless(d, tone)
                && tone.to().millisSince(tone.from()) >= d.policy.waiting().musicMillis();
    }

    /// Where words come through it is somebody who speaks without pausing.
    private static boolean isWordless(Draft d, HearingInput.Tone tone) {
        return tone.to().millisSince(d.ear.heardTo()) >= WORDLESS_MILLIS;
    }
}
