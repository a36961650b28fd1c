package io.patchbay.console.live;

import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Who answered, and how sure that is.
final class HeardCell extends RowCell<CellText.Heard> {

    private final Label over;
    private final Label under;
    private final ProgressBar sure;

    HeardCell() {
        this(new Label(), new Label(), new ProgressBar(0));
    }

    private HeardCell(Label over, Label under, ProgressBar sure) {
        super(laidOut(over, under, sure));
        this.over = over;
        this.under = under;
        this.sure = sure;
    }

    private static VBox laidOut(Label over, Label under, ProgressBar sure) {
        over.getStyleClass().add("over");
        under.getStyleClass().add("under");
        sure.managedProperty().bind(sure.visibleProperty());
        var line = new HBox(sure, under);
        line.getStyleClass().add("sure");
        line.managedProperty().bind(under.textProperty().isNotEmpty());
        var box = new VBox(over, line);
        box.getStyleClass().add("heard");
        return box;
    }

    @Override
    void show(CellText.Heard value) {
        over.setText(value.over());
        under.setText(value.under());
        sure.setVisible(value.sure() >= 0);
        sure.setProgress(Math.max(0, value.sure()));
        setAccessibleText(value.under().isEmpty() ? value.over() : value.over() + ", " + value.under());
    }
}
