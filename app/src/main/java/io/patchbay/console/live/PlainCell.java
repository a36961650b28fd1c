package io.patchbay.console.live;

import javafx.scene.control.Label;

/// One piece of text.
final class PlainCell extends RowCell<String> {

    private final Label label;

    PlainCell(String styleClass) {
        this(new Label(), styleClass);
    }

    private PlainCell(Label label, String styleClass) {
        super(label);
        this.label = label;
        label.getStyleClass().add(styleClass);
    }

    @Override
    void show(String value) {
        label.setText(value);
        setAccessibleText(value);
    }
}
