package io.patchbay.agent.listen;

import io.patchbay.agent.listen.words.GoalWords;
import io.patchbay.agent.listen.words.MenuOption;
import io.patchbay.agent.listen.words.SpokenWords;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What to take from a menu. No key is better than a wrong key.
sealed interface MenuChoice {

    /// This option, without asking anybody.
    record Take(MenuOption option) implements MenuChoice {}

    /// Something may fit; the reasoner should say which of these keys.
    record Doubt(Set<String> offered) implements MenuChoice {}

    /// Nothing here has to do with the goal.
    record Nothing() implements MenuChoice {}

    /// A clearly better option has to beat the next one by this much.
    double CLEAR_LEAD = 0.04;

    /// Of two options that fit, the one with fewer foreign words is meant.
    double PRECISION_WEIGHT = 0.1;

    /// A machine that listens for one of its words gets no sentence.
    int MOST_WORDS_TO_SAY = 3;

    /// The option for the goal. `complete` when the menu has been heard to its end.
    static MenuChoice of(List<MenuOption> options, Goal goal, boolean complete) {
        GoalWords wanted = GoalWords.of(goal.name(), goal.synonyms());
        List<MenuOption> ranked = options.stream()
                .sorted(Comparator.comparingDouble((MenuOption option) -> -score(wanted, option)))
                .toList();
        if (ranked.isEmpty()) {
            return new Nothing();
        }
        MenuOption best = ranked.getFirst();
        double next = ranked.stream()
                .filter(option -> !sameWay(option, best))
                .mapToDouble(option -> score(wanted, option))
                .max()
                .orElse(0);
        boolean clear = wanted.fit(best.text()) >= GoalWords.CLEAR
                && score(wanted, best) - next >= CLEAR_LEAD
                && best.way() != MenuOption.Way.STAY;
        if (clear && (complete || best.settled())) {
            return new Take(best);
        }
        return score(wanted, best) >= GoalWords.SLIGHT ? new Doubt(keysOf(options)) : new Nothing();
    }

    private static double score(GoalWords wanted, MenuOption option) {
        double fit = wanted.fit(option.text());
        return fit == 0 ? 0 : fit + PRECISION_WEIGHT * wanted.precision(option.text());
    }

    private static boolean sameWay(MenuOption one, MenuOption other) {
        return one.way() == other.way() && one.key().equals(other.key());
    }

    static Set<String> keysOf(List<MenuOption> options) {
        return options.stream()
                .filter(option -> option.way() == MenuOption.Way.KEY)
                .map(MenuOption::key)
                .collect(Collectors.toUnmodifiableSet());
    }

    /// What to do to take the option.
    static PathAction actionFor(MenuOption option, Goal goal, int gapMillis) {
        if (option.way() == MenuOption.Way.KEY) {
            return new PathAction.PressKeys(option.key(), gapMillis);
        }
        var asked = SpokenWords.of(option.key());
        return new PathAction.Say(
                asked.size() <= MOST_WORDS_TO_SAY
                        ? asked.text()
                        : GoalWords.of(goal.name(), goal.synonyms())
                                .spokenAs(asked)
                                .orElse(goal.name()));
    }
}
