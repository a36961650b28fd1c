package io.patchbay.agent.listen;

import io.patchbay.agent.listen.words.MenuOption;
import io.patchbay.agent.listen.words.PromptFingerprint;
import java.util.List;

/// Questions about the options of one menu.
final class MenuOptions {

    private static final double SAME_TEXT = 0.75;

    private MenuOptions() {}

    /// Whether the menu has begun to repeat itself: its first option was offered again.
    static boolean startAgain(List<MenuOption> options) {
        for (int i = 2; i < options.size(); i++) {
            if (same(options.get(i), options.getFirst())) {
                return true;
            }
        }
        return false;
    }

    /// The same key for the same thing.
    static boolean same(MenuOption one, MenuOption other) {
        return one.way() == other.way() && one.key().equals(other.key()) && sameText(one, other);
    }

    static boolean sameText(MenuOption one, MenuOption other) {
        return PromptFingerprint.of(one.text()).likeness(PromptFingerprint.of(other.text())) >= SAME_TEXT;
    }
}
