package io.patchbay.console.live;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// A line, and a smaller one under it where there is something to say.
final class TwoLineCell extends RowCell<CellText.TwoLines> {

    private final Label over;
    private final Label under;

    TwoLineCell() {
        this(new Label(), new Label());
    }

    private TwoLineCell(Label over, Label under) {
        super(stacked(over, under));
        this.over = over;
        this.under = under;
    }

    private static VBox stacked(Label over, Label under) {
        over.getStyleClass().add("over");
        under.getStyleClass().add("under");
        under.managedProperty().bind(under.visibleProperty());
        var box = new VBox(over, under);
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    @Override
    void show(CellText.TwoLines value) {
        over.setText(value.over());
        under.setText(value.under());
        under.setVisible(!value.under().isEmpty());
        setAccessibleText(value.under().isEmpty() ? value.over() : value.over() + ", " + value.under());
    }
}
