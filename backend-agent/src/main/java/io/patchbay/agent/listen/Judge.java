package io.patchbay.agent.listen;

import io.patchbay.agent.listen.words.MenuGrammar;
import io.patchbay.agent.listen.words.SpokenWords;
import java.util.List;

/// Weighs speech word by word, so that it matters not how speech-to-text cut it: a machine is certain at the
/// word that gives it away, a person at the end of a sentence unless the words are unmistakable.
final class Judge {

    private static final long SHORT_MILLIS = 2500;
    private static final long LONG_MILLIS = 8000;
    private static final int MANY_WORDS = 30;
    private static final double SEVERAL_KEYS = 6;

    private final HearingPolicy.Judging policy;
    private final Setting setting;
    private final Odds odds;

    private Judge(HearingPolicy.Judging policy, Setting setting) {
        this.policy = policy;
        this.setting = setting;
        this.odds = new Odds(setting.prior());
    }

    /// `others` is what else is known: tones, hints, replies of the reasoner.
    static Judgement weigh(
            List<Utterance> speech, List<Evidence> others, Setting setting, HearingPolicy.Judging policy) {
        var judge = new Judge(policy, setting);
        others.forEach(judge.odds::note);
        return Judgement.of(judge.odds, judge.isCertain(false) || judge.hear(speech));
    }

    private boolean hear(List<Utterance> speech) {
        SpokenWords words =
                SpokenWords.ofUtterances(speech.stream().map(Utterance::text).toList());
        int next = 0;
        for (Utterance utterance : speech) {
            int end = next + SpokenWords.of(utterance.text()).size();
            for (; next < end; next++) {
                CueLexicon.english().endingAt(words, next, false).forEach(odds::hear);
                if (isCertain(false)) {
                    return true;
                }
            }
            if (utterance.ended() && end > 0 && hearEnd(words, end, utterance)) {
                return true;
            }
        }
        return false;
    }

    private boolean hearEnd(SpokenWords words, int end, Utterance utterance) {
        CueLexicon.english().endingAt(words, end - 1, true).forEach(odds::hear);
        if (MenuGrammar.keysIn(words.slice(0, end)) > 1) {
            odds.note(new Evidence("menu: several keys offered", HeardParty.IVR_ONLY, SEVERAL_KEYS));
        }
        if (end > MANY_WORDS) {
            odds.note(new Evidence("shape: many words", HeardParty.HUMAN, -0.8));
        }
        if (utterance.millis() >= LONG_MILLIS) {
            odds.note(new Evidence("shape: long without a breath", HeardParty.HUMAN, -0.8));
        } else if (utterance.millis() <= SHORT_MILLIS && end <= 8) {
            odds.note(new Evidence("shape: short, then silent", HeardParty.HUMAN, 0.7));
        }
        return isCertain(true);
    }

    private boolean isCertain(boolean ended) {
        HeardParty top = odds.top();
        if (!odds.isFirm(top) || (top == HeardParty.HUMAN && setting.isPersonKnown())) {
            return false;
        }
        boolean waitForEnd = top == HeardParty.HUMAN && !ended;
        return odds.probability(top) >= (waitForEnd ? policy.unmistakable() : policy.sure());
    }
}
