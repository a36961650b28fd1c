package io.patchbay.agent.listen;

import io.patchbay.agent.listen.words.MenuGrammar;
import io.patchbay.agent.listen.words.PromptFingerprint;
import io.patchbay.agent.listen.words.SpokenWords;
import java.util.List;

/// Somebody should come: tells a person from the recordings that play meanwhile.
final class Awaiting {

    /// A person says something and waits for an answer; so much quiet after few words is such a wait.
    private static final long ANSWER_EXPECTED_MILLIS = 1500;

    private static final int FEW_WORDS = 12;
    private static final long TAIL_MILLIS = 1000;

    /// Shorter texts come twice by chance.
    private static final int WORDS_TO_RECOGNISE = 4;

    private final Draft d;
    private final List<Utterance> said;
    private final SpokenWords words;
    private final PromptFingerprint fingerprint;

    private Awaiting(Draft d, List<Utterance> said) {
        this.d = d;
        this.said = said;
        this.words = Prompts.words(said);
        this.fingerprint = Prompts.fingerprint(words);
    }

    static void go(Draft d) {
        Pending pending = d.walk.pending();
        if (pending != null) {
            Acting.expire(d, pending);
            return;
        }
        List<Utterance> said = d.ear.since(d.vigil.mark());
        boolean decided = !said.isEmpty()
                && (d.news || d.quietMillis() >= ANSWER_EXPECTED_MILLIS)
                && new Awaiting(d, said).listen();
        if (!decided && d.phase == HearingPhase.AWAITING_PERSON) {
            Waits.check(d);
        }
    }

    private boolean inQueue() {
        return d.vigil.why() == Vigil.Why.QUEUE;
    }

    /// Whether what was said has been dealt with.
    private boolean listen() {
        boolean paused = !d.ear.isOpen();
        boolean known = words.size() >= WORDS_TO_RECOGNISE
                && d.vigil.isRepeat(fingerprint, d.policy.walking().samePrompt());
        if (known) {
            return paused && record();
        }
        Setting setting = inQueue() ? Setting.IN_QUEUE : Setting.EXPECTING;
        Judgement judgement = Judge.weigh(said, others(), setting, d.policy.judging());
        if (judgement.decided()) {
            return deal(judgement, paused);
        }
        return paused && weighPause(judgement);
    }

    /// The reasoner's word about this wait; what was noted about the opening counts no more.
    private List<Evidence> others() {
        return d.inquiry.others().stream()
                .filter(each -> each.cue().startsWith("reasoner:") && d.inquiry.askedVersion() == d.ear.version())
                .toList();
    }

    private boolean deal(Judgement judgement, boolean paused) {
        return switch (judgement.party()) {
            case HUMAN -> person(judgement.evidence());
            case VOICEMAIL -> end(judgement);
            case FAX -> end(judgement);
            case INTERCEPT -> d.inquiry.verdict() == null ? end(judgement) : paused && record();
            case IVR_ONLY -> inQueue() ? paused && record() : menu();
            case IVR_THEN_HUMAN -> paused && connect();
            case HOLD -> paused && hold();
            case SCREENING -> paused && identify();
        };
    }

    private boolean person(List<Evidence> evidence) {
        Course.person(d, evidence, said.getFirst().from());
        return true;
    }

    private boolean end(Judgement judgement) {
        Course.reach(d, judgement, VerdictSource.FAST);
        return true;
    }

    private boolean connect() {
        record();
        Course.transfer(d);
        return true;
    }

    private boolean hold() {
        boolean already = inQueue();
        record();
        if (!already) {
            Course.queue(d);
        }
        return true;
    }

    /// Another menu, or the same again: back into the tree.
    private boolean menu() {
        boolean sameAgain = !d.walk.live()
                && d.walk.loops().sights().stream()
                        .anyMatch(each -> each.fingerprint()
                                .resembles(fingerprint, d.policy.walking().samePrompt()));
        boolean paused = !d.ear.isOpen();
        if (!paused) {
            return false;
        }
        if (isTailOfTheMenuBefore()) {
            return record();
        }
        if (!d.walk.live()) {
            if (!sameAgain) {
                d.say(new HearingOutput.PathChanged(d.walk.steps().size(), d.now));
            }
            d.walk = d.walk.goneLive();
        }
        Navigating.nameTheTree(d, HeardParty.IVR_ONLY, List.of());
        d.walk = d.walk.promptFrom(d.vigil.mark());
        d.phase = HearingPhase.NAVIGATING;
        d.news = true;
        Navigating.go(d);
        return true;
    }

    /// Some systems finish their sentence before they obey the key: what begins at once and offers nothing of
    /// use.
    private boolean isTailOfTheMenuBefore() {
        boolean atOnce = d.vigil.why() == Vigil.Why.PATH_END
                && said.getFirst().from().millisSince(d.walk.lastActionAt()) < TAIL_MILLIS;
        return atOnce && !(MenuChoice.of(MenuGrammar.optionsOf(words), d.plan.goal(), true) instanceof MenuChoice.Take);
    }

    private boolean identify() {
        boolean identified = d.vigil.turns() > 0;
        d.vigil = d.vigil.waiting(Vigil.Why.SCREENING, d.now, d.now).turn(d.now);
        if (!identified) {
            Acting.act(d, new PathAction.Say(d.policy.screeningSentence()), said, false);
        }
        return true;
    }

    /// A recording: remembered, so that it is not taken for a person when it comes again.
    private boolean record() {
        Prompts.report(d, said);
        d.vigil = d.vigil.hearing(fingerprint).with(d.now);
        return true;
    }

    private boolean weighPause(Judgement judgement) {
        HearingPolicy.Judging judging = d.policy.judging();
        if (d.vigil.why() == Vigil.Why.PATH_END && judgement.heard("invites:") && promptEnded()) {
            record();
            Course.arrive(d);
            return true;
        }
        if (judgement.leansTo(HeardParty.HUMAN, judging)) {
            return person(judgement.evidence());
        }
        boolean plainWords = !judgement.anyCue() && words.size() <= FEW_WORDS;
        if (plainWords && d.quietMillis() >= ANSWER_EXPECTED_MILLIS) {
            return person(List.of(new Evidence("person: few words, then a wait for an answer", HeardParty.HUMAN, 1.5)));
        }
        if (d.inquiry.askedVersion() != d.ear.version() && !plainWords) {
            Reasoning.askWho(d, said, judgement.evidence());
            return true;
        }
        return promptEnded() && !Reasoning.isOpen(d) && record();
    }

    private boolean promptEnded() {
        return d.quietMillis() >= d.policy.turns().promptPauseMillis();
    }
}
