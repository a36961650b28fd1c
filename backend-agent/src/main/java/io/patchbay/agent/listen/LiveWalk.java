package io.patchbay.agent.listen;

import io.patchbay.agent.listen.words.MenuGrammar;
import io.patchbay.agent.listen.words.MenuOption;
import io.patchbay.agent.listen.words.SpokenWords;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds the way through a menu nobody has walked: takes the option for the goal at the first pause after it,
/// asks the reasoner when in doubt, falls back to an operator, and does something else each time the same
/// menu comes again.
final class LiveWalk {

    private final Draft d;
    private final List<Utterance> said;
    private final SpokenWords words;
    private final List<MenuOption> options;
    private final HearingPolicy.Walking walking;

    private LiveWalk(Draft d, List<Utterance> said) {
        this.d = d;
        this.said = said;
        this.words = Prompts.words(said);
        this.options = MenuGrammar.optionsOf(words);
        this.walking = d.policy.walking();
    }

    /// Whether something is being done or waited for.
    static boolean go(Draft d, List<Utterance> said) {
        boolean paused = !said.isEmpty() && !d.ear.isOpen();
        boolean considered = d.walk.consideredVersion() == d.ear.version();
        if (!paused || considered) {
            return considered && Reasoning.isOpen(d);
        }
        boolean ended = d.quietMillis() >= d.policy.turns().promptPauseMillis();
        if (!d.news && !ended) {
            return true;
        }
        return new LiveWalk(d, said).consider(ended);
    }

    private boolean consider(boolean quiet) {
        boolean ended = quiet || MenuOptions.startAgain(options);
        MenuChoice choice = MenuChoice.of(options, d.plan.goal(), ended);
        if (choice instanceof MenuChoice.Take(var option)) {
            choose(option);
            return true;
        }
        if (!ended) {
            return true;
        }
        if (!MenuChoice.keysOf(options).isEmpty() && d.inquiry.askedVersion() != d.ear.version()) {
            Reasoning.askKey(d, words.text(), MenuChoice.keysOf(options));
            return true;
        }
        if (Reasoning.isOpen(d)) {
            return true;
        }
        fallBack();
        return true;
    }

    static void advised(Draft d, ReasonerReply.KeyIs advice) {
        List<Utterance> said = d.ear.since(d.walk.promptFrom());
        boolean trusted = advice.confidence() >= d.policy.judging().trustedReply();
        if (said.isEmpty() || !trusted) {
            return;
        }
        var walk = new LiveWalk(d, said);
        walk.options.stream()
                .filter(option ->
                        option.way() == MenuOption.Way.KEY && option.key().equals(advice.keyOrEmpty()))
                .findFirst()
                .ifPresent(walk::choose);
    }

    private void choose(MenuOption option) {
        boolean last = !Fallback.leadsFurther(option);
        see();
        PathAction action = MenuChoice.actionFor(option, d.plan.goal(), walking.digitGapMillis());
        actBySight(action, last);
    }

    private void fallBack() {
        Optional<MenuOption> fallback = Fallback.of(options);
        if (fallback.isPresent() && fallback.get().way() == MenuOption.Way.STAY) {
            see();
            Prompts.report(d, said);
            Course.transfer(d);
            return;
        }
        see();
        if (fallback.isPresent()) {
            actBySight(
                    MenuChoice.actionFor(fallback.get(), d.plan.goal(), walking.digitGapMillis()),
                    Fallback.isOperator(fallback.get()));
        } else if (d.walk.loops().last().count() > 1 && !options.isEmpty()) {
            actBySight(null, false);
        } else {
            Prompts.report(d, said);
            d.walk = d.walk.considered(d.ear.version()).promptFrom(d.now);
        }
    }

    private void see() {
        d.walk = d.walk.seeing(
                d.walk.loops().see(Prompts.fingerprint(words), d.walk.steps().size(), walking.samePrompt()));
    }

    /// First the right key, then the same more slowly, then another way, then no more.
    private void actBySight(@Nullable PathAction wanted, boolean last) {
        Sight sight = d.walk.loops().last();
        Prompts.report(d, said);
        if (sight.count() >= walking.giveUpSight()) {
            Course.giveUp(d, wanted == null ? StuckReason.NO_PATH : StuckReason.STUCK);
            return;
        }
        PathAction action = switch (sight.count()) {
            case 1 -> wanted;
            case 2 -> wanted == null ? null : Acting.slower(wanted, walking);
            default -> otherThan(sight.tried());
        };
        PathAction chosen = action == null ? operatorKey() : action;
        d.walk = d.walk.trying(chosen).considered(d.ear.version());
        Acting.act(d, chosen, said, last);
    }

    private PathAction otherThan(@Nullable PathAction tried) {
        boolean keyFailed =
                tried instanceof PathAction.PressKeys(var digits, var _) && !digits.equals(Fallback.OPERATOR_KEY);
        boolean listens = options.stream().anyMatch(option -> option.way() == MenuOption.Way.SPEECH);
        if (keyFailed && !listens) {
            return operatorKey();
        }
        return keyFailed || tried instanceof PathAction.PressKeys
                ? new PathAction.Say(listens ? d.plan.goal().name() : Fallback.OPERATOR_WORD)
                : operatorKey();
    }

    private PathAction operatorKey() {
        return new PathAction.PressKeys(Fallback.OPERATOR_KEY, walking.slowDigitGapMillis());
    }
}
