package io.patchbay.console.live;

import io.patchbay.console.kit.Tile;
import io.patchbay.contract.row.CallTotals;
import io.patchbay.ui.Messages;
import java.text.NumberFormat;
import java.util.function.ToLongFunction;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2RoundAL;
import org.kordamp.ikonli.material2.Material2RoundMZ;

/// Tiles above, the table below.
final class LiveView extends VBox {

    private static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");
    private static final PseudoClass OVER = PseudoClass.getPseudoClass("over");
    private static final double ROW_HEIGHT = 46;

    private final LiveViewModel model;
    private final Messages messages;
    private final TableView<CallRow> table;

    LiveView(LiveViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        this.table = table();
        getStyleClass().add("live");
        getChildren().addAll(tiles(), table);
        VBox.setVgrow(table, Priority.ALWAYS);
    }

    /// Whether rows and numbers are to be shown as too old to act on.
    void showStale(boolean stale) {
        pseudoClassStateChanged(STALE, stale);
    }

    private GridPane tiles() {
        var tiles = new GridPane();
        tiles.getStyleClass().add("tiles");
        tiles.addRow(
                0,
                tile("active", Material2RoundMZ.PHONE_IN_TALK, "accent", CallTotals::active),
                tile("waiting", Material2RoundMZ.SCHEDULE, "neutral", CallTotals::waiting),
                tile("due", Material2RoundAL.ALARM, "warning", CallTotals::due),
                tile("completed", Material2RoundAL.CHECK_CIRCLE, "success", CallTotals::completed),
                tile("failed", Material2RoundAL.CANCEL, "danger", CallTotals::failed),
                tile("cacheHits", Material2RoundAL.FLASH_ON, "accent", CallTotals::cacheHits));
        for (var tile : tiles.getChildren()) {
            var share = new ColumnConstraints();
            share.setPercentWidth(100.0 / tiles.getChildren().size());
            tiles.getColumnConstraints().add(share);
            GridPane.setHgrow(tile, Priority.ALWAYS);
        }
        return tiles;
    }

    private Tile tile(String name, Ikon sign, String accent, ToLongFunction<CallTotals> number) {
        var numbers = NumberFormat.getIntegerInstance(messages.locale());
        return new Tile(
                "tile-" + name,
                sign,
                accent,
                messages.text("tile." + name),
                messages.text("tile." + name + ".help"),
                model.totals().map(totals -> numbers.format(number.applyAsLong(totals))));
    }

    private TableView<CallRow> table() {
        var view = new TableView<>(model.rows());
        view.setId("calls");
        view.getStyleClass().add("calls");
        view.setAccessibleText(messages.text("table.calls"));
        view.getColumns().setAll(new CallColumns(messages).all());
        view.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_SUBSEQUENT_COLUMNS);
        view.setFixedCellSize(ROW_HEIGHT);
        view.setPlaceholder(placeholder());
        view.setRowFactory(_ -> row());
        view.getSelectionModel().selectedItemProperty().subscribe(model.selected()::set);
        model.selected().subscribe(this::select);
        return view;
    }

    private TableRow<CallRow> row() {
        var row = new TableRow<CallRow>();
        row.itemProperty()
                .flatMap(CallRow::stage)
                .map(stage -> stage.stage().isOver())
                .orElse(false)
                .subscribe(over -> row.pseudoClassStateChanged(OVER, over));
        return row;
    }

    private void select(CallRow row) {
        if (row != null && table != null && table.getSelectionModel().getSelectedItem() != row) {
            table.getSelectionModel().select(row);
        }
    }

    private VBox placeholder() {
        var title = new Label(messages.text("table.empty"));
        title.getStyleClass().add("empty-title");
        var text = new Label(messages.text("table.empty.help"));
        text.getStyleClass().add("empty-text");
        var empty = new VBox(new FontIcon(Material2RoundAL.INBOX), title, text);
        empty.getStyleClass().add("empty");
        return empty;
    }
}
