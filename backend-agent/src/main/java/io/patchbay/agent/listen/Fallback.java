package io.patchbay.agent.listen;

import io.patchbay.agent.listen.words.GoalWords;
import io.patchbay.agent.listen.words.MenuOption;
import io.patchbay.agent.listen.words.SpokenWords;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What to take when nothing leads to the goal: English, more options, a person, patience.
final class Fallback {

    static final String OPERATOR_KEY = "0";
    static final String OPERATOR_WORD = "operator";

    private static final GoalWords OPERATOR = GoalWords.of(
            "operator",
            List.of(
                    "representative",
                    "receptionist",
                    "attendant",
                    "front desk",
                    "reception",
                    "someone",
                    "a person",
                    "all other calls",
                    "all other inquiries",
                    "other inquiries",
                    "anything else",
                    "other reasons",
                    "immediate assistance",
                    "further assistance",
                    "our staff"));
    private static final Set<String> LANGUAGE = Set.of("english");
    private static final Set<String> FURTHER = Set.of("options", "departments", "services", "menu");
    private static final Set<String> MORE = Set.of("more", "other", "additional", "all");

    private Fallback() {}

    static Optional<MenuOption> of(List<MenuOption> options) {
        return options.stream()
                .filter(Fallback::isEnglish)
                .findFirst()
                .or(() -> options.stream().filter(Fallback::isMore).findFirst())
                .or(() -> options.stream().filter(Fallback::isOperator).findFirst())
                .or(() -> options.stream()
                        .filter(option -> option.way() == MenuOption.Way.STAY)
                        .findFirst());
    }

    static boolean isOperator(MenuOption option) {
        return option.way() != MenuOption.Way.STAY && OPERATOR.fit(option.text()) >= GoalWords.CLEAR;
    }

    /// Whether another menu is to be expected behind the option.
    static boolean leadsFurther(MenuOption option) {
        return isEnglish(option) || isMore(option);
    }

    private static boolean isEnglish(MenuOption option) {
        return option.text().asList().stream().anyMatch(LANGUAGE::contains)
                && option.text().size() <= 8;
    }

    private static boolean isMore(MenuOption option) {
        SpokenWords text = option.text();
        for (int i = 1; i < text.size(); i++) {
            if (FURTHER.contains(text.word(i)) && MORE.contains(text.word(i - 1)) && !repeats(text)) {
                return true;
            }
        }
        return false;
    }

    private static boolean repeats(SpokenWords text) {
        return text.asList().contains("repeat")
                || (text.asList().contains("hear") && text.asList().contains("again"));
    }
}
