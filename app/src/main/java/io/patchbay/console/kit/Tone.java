package io.patchbay.console.kit;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;

/// What a colour means. Each is a style class of the theme; nothing else in the console chooses a colour.
public enum Tone {
    IDLE,
    BUSY,
    GOOD,
    DONE,
    ATTENTION,
    LATE,
    BAD;

    private static final List<String> CLASSES =
            Arrays.stream(values()).map(Tone::styleClass).toList();

    public String styleClass() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Gives the node this tone and takes any other from it.
    public void applyTo(Node node) {
        var classes = node.getStyleClass();
        if (!classes.contains(styleClass())) {
            classes.removeAll(CLASSES);
            classes.add(styleClass());
        }
    }
}
