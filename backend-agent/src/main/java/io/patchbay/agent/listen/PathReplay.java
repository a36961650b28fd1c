package io.patchbay.agent.listen;

import io.patchbay.agent.listen.words.MenuGrammar;
import io.patchbay.agent.listen.words.MenuOption;
import io.patchbay.agent.listen.words.PromptFingerprint;
import io.patchbay.agent.listen.words.SpokenWords;
import io.patchbay.contract.row.ActionType;
import java.util.List;
import java.util.Optional;

/// Walks a learned path with open ears: each step is taken when its prompt is recognised, at its moment when
/// nothing can be heard, and not at all once the clinic's menu is another.
final class PathReplay {

    private enum Fit {
        SAME,
        NOT_YET,
        OTHER
    }

    private final Draft d;
    private final LearnedPath path;
    private final int index;
    private final PathStep step;

    private PathReplay(Draft d, LearnedPath path, int index) {
        this.d = d;
        this.path = path;
        this.index = index;
        this.step = path.steps().get(index);
    }

    /// Whether something is being done or waited for.
    static boolean go(Draft d, List<Utterance> said) {
        int index = d.walk.steps().size();
        if (!(d.plan instanceof HearingPlan.Replay replay)
                || index >= replay.path().steps().size()) {
            d.walk = d.walk.goneLive();
            return LiveWalk.go(d, said);
        }
        return new PathReplay(d, replay.path(), index).follow(said);
    }

    /// When, by this call's audio, the learned moment `timingMillis` after the last step done comes.
    static AudioTime moment(Draft d, LearnedPath path, long timingMillis) {
        int done = d.walk.steps().size();
        long before = done == 0
                ? 0
                : path.steps().get(Math.min(done, path.steps().size()) - 1).timingMillis();
        return d.walk.lastActionAt().plusMillis(timingMillis - before);
    }

    private boolean follow(List<Utterance> said) {
        boolean paused = !d.ear.isOpen();
        boolean ended = paused && d.quietMillis() >= d.policy.turns().promptPauseMillis();
        if (!said.isEmpty() && paused && d.news && repeatLostStep(said)) {
            return true;
        }
        if (!said.isEmpty() && (d.news || ended)) {
            switch (fit(Prompts.words(said), paused, ended)) {
                case SAME -> {
                    take(said, "path: learned prompt heard again");
                    return true;
                }
                case OTHER -> {
                    d.say(new HearingOutput.PathChanged(index, d.now));
                    d.walk = d.walk.goneLive();
                    Navigating.nameTheTree(d, HeardParty.IVR_ONLY, List.of(evidence("path: a different menu")));
                    return LiveWalk.go(d, said);
                }
                case NOT_YET -> {}
            }
        }
        return takeByTime(said);
    }

    private Fit fit(SpokenWords heard, boolean paused, boolean ended) {
        List<MenuOption> offered = MenuGrammar.optionsOf(heard);
        Optional<MenuOption> known = MenuGrammar.optionsOf(SpokenWords.of(step.promptText())).stream()
                .filter(this::isTheStep)
                .findFirst();
        Fit byOption = known.map(option -> compare(option, offered, paused)).orElse(Fit.NOT_YET);
        boolean judgeByWhole = known.isPresent() ? ended : paused;
        if (byOption != Fit.NOT_YET || !judgeByWhole) {
            return byOption;
        }
        var learned = PromptFingerprint.parse(step.promptFingerprint());
        if (learned.likeness(Prompts.fingerprint(heard)) >= d.policy.walking().samePrompt()) {
            return Fit.SAME;
        }
        return ended && !offered.isEmpty() ? Fit.OTHER : Fit.NOT_YET;
    }

    private boolean isTheStep(MenuOption option) {
        return step.type() == ActionType.DTMF
                && option.way() == MenuOption.Way.KEY
                && option.key().equals(step.value());
    }

    /// The learned option among those offered so far: under its key, under another, or not yet.
    private static Fit compare(MenuOption known, List<MenuOption> offered, boolean paused) {
        for (MenuOption option : offered) {
            if (option.settled() && MenuOptions.same(option, known)) {
                return Fit.SAME;
            }
            boolean moved = option.way() == known.way()
                    && !option.key().equals(known.key())
                    && MenuOptions.sameText(option, known);
            if (paused && moved) {
                return Fit.OTHER;
            }
        }
        return Fit.NOT_YET;
    }

    /// Whether the menu of the step before is heard again: its key was lost. Then it is sent once more,
    /// slowly.
    private boolean repeatLostStep(List<Utterance> said) {
        if (index == 0 || d.walk.loops().sights().isEmpty()) {
            return false;
        }
        PromptFingerprint heard = Prompts.fingerprint(Prompts.words(said));
        double same = d.policy.walking().samePrompt();
        boolean lost = d.walk.loops().last().fingerprint().resembles(heard, same);
        if (!lost || d.walk.loops().last().count() > 1) {
            return false;
        }
        Prompts.report(d, said);
        d.walk = d.walk.seeing(d.walk.loops().see(heard, index, same));
        PathStep before = path.steps().get(index - 1);
        PathAction slowly = Acting.slower(Acting.actionOf(before), d.policy.walking());
        d.walk = d.walk.trying(slowly);
        Acting.act(d, slowly, said, false);
        return true;
    }

    /// Nothing to go by but the clock: no words of this prompt, though it should have been heard by now.
    private boolean takeByTime(List<Utterance> said) {
        AudioTime due = moment(d, path, step.timingMillis())
                .plusMillis(d.policy.walking().replayGraceMillis());
        boolean deaf = d.inquiry.deafSince() != null;
        boolean nothingHeard = said.isEmpty() && d.soundTo().compareTo(d.walk.lastActionAt()) > 0;
        if (d.now.compareTo(due) < 0 || !(deaf || nothingHeard)) {
            return false;
        }
        take(said, "path: learned moment");
        return true;
    }

    private void take(List<Utterance> said, String why) {
        if (d.plan instanceof HearingPlan.Replay) {
            Navigating.nameTheTree(d, Judgement.certain(HeardParty.IVR_ONLY, evidence(why)));
        }
        if (!said.isEmpty()) {
            Prompts.report(d, said);
            d.walk = d.walk.seeing(d.walk.loops()
                    .see(
                            Prompts.fingerprint(Prompts.words(said)),
                            d.walk.steps().size(),
                            d.policy.walking().samePrompt()));
            d.walk = d.walk.trying(Acting.actionOf(step));
        }
        boolean last = index == path.steps().size() - 1;
        Acting.act(d, Acting.actionOf(step), said, last);
    }

    private static Evidence evidence(String why) {
        return new Evidence(why, HeardParty.IVR_ONLY, 3);
    }
}
