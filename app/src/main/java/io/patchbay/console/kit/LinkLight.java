package io.patchbay.console.kit;

import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// The lamp that says whether what is on the screen is current.
public final class LinkLight extends HBox {

    private static final PseudoClass LIVE = PseudoClass.getPseudoClass("live");
    private static final PseudoClass LATE = PseudoClass.getPseudoClass("late");
    private static final PseudoClass LOST = PseudoClass.getPseudoClass("lost");

    /// What the lamp can show; none of them while connecting.
    public enum Lamp {
        OFF,
        LIVE,
        LATE,
        LOST
    }

    public LinkLight(ObservableValue<Lamp> lamp, ObservableValue<String> text, ObservableValue<String> more) {
        var light = new Region();
        light.getStyleClass().add("lamp");
        var label = new Label();
        label.textProperty().bind(text);
        var tooltip = new Tooltip();
        tooltip.textProperty().bind(more);

        setId("link-light");
        getStyleClass().add("link-light");
        getChildren().addAll(light, label);
        setMinWidth(USE_PREF_SIZE);
        accessibleTextProperty().bind(text);
        accessibleHelpProperty().bind(more);
        Tooltip.install(this, tooltip);
        lamp.subscribe(this::turn);
    }

    private void turn(Lamp lamp) {
        pseudoClassStateChanged(LIVE, lamp == Lamp.LIVE);
        pseudoClassStateChanged(LATE, lamp == Lamp.LATE);
        pseudoClassStateChanged(LOST, lamp == Lamp.LOST);
    }
}
