package io.patchbay.agent.listen;

import java.util.List;

/// What is to be made of speech: the likeliest party, whether that is certain enough to act on, and why.
///
/// @param human how likely a person is
/// @param firm whether more speaks for the party than what all recordings have in common
/// @param anyCue whether anything at all was recognised
record Judgement(
        HeardParty party,
        double confidence,
        double human,
        boolean decided,
        boolean firm,
        boolean anyCue,
        List<Evidence> evidence) {

    static Judgement of(Odds odds, boolean decided) {
        HeardParty top = odds.top();
        return new Judgement(
                top,
                odds.probability(top),
                odds.probability(HeardParty.HUMAN),
                decided,
                odds.isFirm(top),
                odds.heardAnyCue(),
                odds.evidence());
    }

    static Judgement certain(HeardParty party, Evidence why) {
        return new Judgement(party, 1, 0, true, true, true, List.of(why));
    }

    /// Whether a cue of the group was heard.
    boolean heard(String group) {
        return evidence.stream().anyMatch(each -> each.cue().startsWith(group));
    }

    boolean leansTo(HeardParty other, HearingPolicy.Judging policy) {
        return party == other && anyCue && confidence >= policy.leaning();
    }
}
