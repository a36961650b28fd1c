package io.patchbay.console.live;

import io.patchbay.console.kit.Tone;
import io.patchbay.contract.row.CallStage;

/// What the cells of a row show, ready to be shown.
sealed interface CellText {

    /// The state badge; `spoken` also says in words what the colour says.
    record Stage(CallStage stage, String text, Tone tone, String spoken) implements CellText {}

    /// A line, and a smaller one under it that may be empty.
    record TwoLines(String over, String under) implements CellText {

        static final TwoLines NOTHING = new TwoLines("", "");
    }

    /// Who answered; `sure` is 0 to 1, or negative when there is nothing to draw.
    record Heard(String over, String under, double sure) implements CellText {

        static final Heard NOBODY = new Heard("", "", -1);
    }

    /// Whether the assistant is held; unsettled while the carrier has not confirmed what was asked.
    record Holding(String text, Tone tone, boolean isHeld, boolean isKnown) implements CellText {}
}
