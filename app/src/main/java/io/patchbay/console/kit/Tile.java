package io.patchbay.console.kit;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/// One number with its name.
public final class Tile extends HBox {

    /// `accent` is a style class of the theme: accent, success, warning, danger, or neutral.
    public Tile(String id, Ikon sign, String accent, String name, String help, ObservableValue<String> number) {
        var value = new Label();
        value.setId(id + "-value");
        value.getStyleClass().add("tile-value");
        value.textProperty().bind(number);
        var label = new Label(name);
        label.getStyleClass().add("tile-label");
        var icon = new StackPane(new FontIcon(sign));
        icon.getStyleClass().add("tile-icon");

        setId(id);
        getStyleClass().addAll("tile", accent);
        getChildren().addAll(icon, new VBox(value, label));
        accessibleTextProperty().bind(number.map(text -> name + ": " + text));
        Tooltip.install(this, new Tooltip(help));
    }
}
