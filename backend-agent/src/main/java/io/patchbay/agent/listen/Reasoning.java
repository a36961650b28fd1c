package io.patchbay.agent.listen;

import io.patchbay.contract.phi.Transcript;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The second opinion: questions to the reasoner, one open at a time, and what its answers count.
final class Reasoning {

    private static final String CUE = "reasoner: ";

    /// A confident reply outweighs anything short of a strong cue.
    private static final double TRUSTED_WEIGHT = 6;

    private static final double DOUBTED_WEIGHT = 2;

    private Reasoning() {}

    static void askWho(Draft d, List<Utterance> said, List<Evidence> evidence) {
        long speech = said.getLast().to().millisSince(said.getFirst().from());
        ask(d, new ReasonerQuestion.WhoAnswered(Prompts.lines(said), speech, d.ear.isOpen(), evidence), false);
    }

    static void askKey(Draft d, String menu, Set<String> offered) {
        ask(d, new ReasonerQuestion.WhichKey(new Transcript(menu), d.plan.goal(), offered), true);
    }

    private static void ask(Draft d, ReasonerQuestion question, boolean aboutKey) {
        int id = d.nextId++;
        d.inquiry = d.inquiry.asking(new Asked(id, aboutKey, d.now, d.ear.version()));
        d.say(new HearingOutput.AskReasoner(id, question));
    }

    /// Whether an answer can still be expected.
    static boolean isOpen(Draft d) {
        Asked asked = d.inquiry.asked();
        return asked != null
                && d.now.millisSince(asked.at()) < d.policy.judging().replyMillis();
    }

    static boolean isAnswerTo(Draft d, int question, boolean aboutKey) {
        Asked asked = d.inquiry.asked();
        return asked != null && asked.id() == question && asked.aboutKey() == aboutKey;
    }

    static void heardParty(Draft d, ReasonerReply.PartyIs reply) {
        boolean trusted = reply.confidence() >= d.policy.judging().trustedReply();
        double weight = reply.confidence() * (trusted ? TRUSTED_WEIGHT : DOUBTED_WEIGHT);
        String cue = CUE + reply.party().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        d.note(new Evidence(cue, reply.party(), weight));
        d.news = true;
    }

    /// A verdict that needed the reasoner's word is the reasoner's.
    static VerdictSource speaksFor(Draft d, HeardParty party) {
        boolean said = d.inquiry.others().stream()
                .anyMatch(each -> each.points() == party && each.cue().startsWith(CUE));
        return said ? VerdictSource.REASONER : VerdictSource.FAST;
    }
}
