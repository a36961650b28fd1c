package io.patchbay.console.shell;

import atlantafx.base.theme.Styles;
import io.patchbay.console.kit.LinkLight;
import io.patchbay.ui.Messages;
import java.net.URI;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.controlsfx.control.StatusBar;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2RoundAL;
import org.kordamp.ikonli.material2.Material2RoundMZ;

/// Bar above, screen in the middle, status below.
final class ShellView extends BorderPane {

    private final ShellViewModel model;
    private final Messages messages;

    ShellView(ShellViewModel model, Screen screen, URI server, Messages messages) {
        this.model = model;
        this.messages = messages;
        getStyleClass().add("shell");
        setTop(new VBox(bar(screen.title()), notice()));
        setCenter(screen.node());
        setBottom(status(server));
    }

    private HBox bar(String title) {
        var mark = new StackPane(new FontIcon(Material2RoundMZ.SETTINGS_INPUT_COMPONENT));
        mark.getStyleClass().add("shell-mark");
        var bar = new HBox(
                mark,
                label(messages.text("app.name"), "shell-name"),
                divider(),
                label(title, "shell-screen"),
                space(),
                new LinkLight(model.lamp(), model.linkText(), model.linkMore()),
                appearanceButton());
        bar.getStyleClass().add("shell-bar");
        return bar;
    }

    private Button appearanceButton() {
        var icon = new FontIcon();
        var tooltip = new Tooltip();
        var button = new Button("", icon);
        button.setId("appearance");
        button.setTooltip(tooltip);
        button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        button.setOnAction(_ -> model.toggleAppearance());
        model.appearance().subscribe(now -> {
            icon.setIconCode(now == Appearance.LIGHT ? Material2RoundMZ.NIGHTS_STAY : Material2RoundMZ.WB_SUNNY);
            tooltip.setText(messages.text(now == Appearance.LIGHT ? "theme.toDark" : "theme.toLight"));
            button.setAccessibleText(tooltip.getText());
        });
        return button;
    }

    private HBox notice() {
        var text = new Label();
        text.setId("notice-text");
        text.setWrapText(true);
        text.textProperty().bind(model.notice());
        var code = label("", "notice-code");
        code.setMinWidth(Region.USE_PREF_SIZE);
        code.textProperty().bind(model.noticeCode());
        var notice = new HBox(new FontIcon(Material2RoundAL.CLOUD_OFF), text, space(), code);
        notice.setId("notice");
        notice.getStyleClass().add("notice");
        notice.visibleProperty().bind(model.notice().map(words -> !words.isEmpty()));
        notice.managedProperty().bind(notice.visibleProperty());
        return notice;
    }

    private StatusBar status(URI server) {
        var status = new StatusBar();
        status.setText(messages.text("status.server", server.toString()));
        var rows = label("", "status-rows");
        rows.setId("status-rows");
        rows.textProperty().bind(model.rows());
        status.getRightItems().addAll(label(model.mode(), "status-mode"), rows);
        return status;
    }

    private static Label label(String text, String styleClass) {
        var label = new Label(text);
        label.getStyleClass().add(styleClass);
        return label;
    }

    private static Node divider() {
        var line = new Region();
        line.getStyleClass().add("shell-divider");
        return line;
    }

    private static Region space() {
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        return space;
    }
}
