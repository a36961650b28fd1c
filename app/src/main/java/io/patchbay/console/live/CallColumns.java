package io.patchbay.console.live;

import io.patchbay.ui.Messages;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.Tooltip;

/// The columns of the live table, from left to right.
final class CallColumns {

    private final Messages messages;

    CallColumns(Messages messages) {
        this.messages = messages;
    }

    List<TableColumn<CallRow, ?>> all() {
        return List.of(
                column("state", 140, CallRow::stage, StageCell::new),
                explained(column("time", 68, CallRow::time, () -> new PlainCell("over"))),
                column("clinic", 196, CallRow::clinic, TwoLineCell::new),
                column("patient", 96, CallRow::patient, () -> new PlainCell("plain")),
                column("heard", 142, CallRow::heard, HeardCell::new),
                column("assistant", 118, CallRow::holding, HoldingCell::new),
                column("attempt", 80, CallRow::attempt, () -> new PlainCell("plain")),
                column("last", 146, CallRow::lastEvent, TwoLineCell::new),
                column("why", 180, CallRow::why, TwoLineCell::new),
                explained(column("changed", 80, CallRow::changed, () -> new PlainCell("plain"))));
    }

    private <T> TableColumn<CallRow, T> column(
            String name, double width, Function<CallRow, ObservableValue<T>> value, Supplier<RowCell<T>> cell) {
        var column = new TableColumn<CallRow, T>(messages.text("column." + name));
        column.setId("column-" + name);
        column.setPrefWidth(width);
        column.setMinWidth(width * 0.6);
        // The order of a wall is the feed's: calls in use first. Sorting is the queue's business.
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(row -> value.apply(row.getValue()));
        column.setCellFactory(_ -> cell.get());
        return column;
    }

    /// A heading too short to say it all gets a tooltip.
    private <T> TableColumn<CallRow, T> explained(TableColumn<CallRow, T> column) {
        var heading = new Label(column.getText());
        heading.setTooltip(new Tooltip(messages.text(column.getId().replace("column-", "column.") + ".help")));
        column.setGraphic(heading);
        column.setText("");
        return column;
    }
}
