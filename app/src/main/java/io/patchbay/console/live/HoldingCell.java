package io.patchbay.console.live;

import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2RoundMZ;

/// Whether the assistant is held, and whether the carrier has confirmed it.
final class HoldingCell extends RowCell<CellText.Holding> {

    private final HBox box;
    private final FontIcon icon;
    private final Label label;

    HoldingCell() {
        this(new HBox(), new FontIcon(Material2RoundMZ.MIC), new Label());
    }

    private HoldingCell(HBox box, FontIcon icon, Label label) {
        super(box);
        this.box = box;
        this.icon = icon;
        this.label = label;
        icon.managedProperty().bind(icon.visibleProperty());
        box.getStyleClass().add("hold");
        box.getChildren().addAll(icon, label);
    }

    @Override
    void show(CellText.Holding value) {
        icon.setVisible(value.isKnown());
        icon.setIconCode(value.isHeld() ? Material2RoundMZ.PAUSE_CIRCLE_FILLED : Material2RoundMZ.MIC);
        label.setText(value.text());
        value.tone().applyTo(box);
        setAccessibleText(value.text());
    }
}
