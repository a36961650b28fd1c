package io.patchbay.console.live;

import io.patchbay.console.kit.Badge;

/// Where the call is, coloured by how long it has been there.
final class StageCell extends RowCell<CellText.Stage> {

    private final Badge badge;

    StageCell() {
        this(new Badge());
    }

    private StageCell(Badge badge) {
        super(badge);
        this.badge = badge;
    }

    @Override
    void show(CellText.Stage value) {
        badge.show(StageSigns.of(value.stage()), value.text(), value.tone());
        setAccessibleText(value.spoken());
    }
}
