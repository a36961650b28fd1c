package io.patchbay.console.kit;

import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/// A word with an icon on a coloured ground: never colour alone, for those who do not see it.
public final class Badge extends HBox {

    private final FontIcon icon = new FontIcon();
    private final Label label = new Label();

    public Badge() {
        getStyleClass().add("badge");
        getChildren().addAll(icon, label);
        setMaxWidth(Region.USE_PREF_SIZE);
        setAccessibleRole(AccessibleRole.TEXT);
    }

    public void show(Ikon sign, String text, Tone tone) {
        if (!sign.equals(icon.getIconCode())) {
            icon.setIconCode(sign);
        }
        label.setText(text);
        tone.applyTo(this);
    }
}
