package io.patchbay.agent.listen;

import io.patchbay.agent.listen.words.MenuGrammar;
import io.patchbay.agent.listen.words.SpokenWords;
import io.patchbay.contract.phi.Purpose;
import io.patchbay.contract.phi.Transcript;
import java.util.Optional;

/// One menu, read on its own: what the rules would do about it for a goal. The navigator of a call uses the
/// same rules; this door is for measuring them.
public final class MenuReading {

    private MenuReading() {}

    /// The action the rules are sure of; empty where they would ask, fall back or wait.
    public static Optional<PathAction> choose(Transcript menu, Goal goal, HearingPolicy policy) {
        var words = SpokenWords.of(menu.reveal(Purpose.HEARING));
        return switch (MenuChoice.of(MenuGrammar.optionsOf(words), goal, true)) {
            case MenuChoice.Take(var option) ->
                Optional.of(MenuChoice.actionFor(option, goal, policy.walking().digitGapMillis()));
            case MenuChoice.Doubt _, MenuChoice.Nothing _ -> Optional.empty();
        };
    }
}
