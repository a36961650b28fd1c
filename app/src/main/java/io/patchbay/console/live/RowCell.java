package io.patchbay.console.live;

import javafx.scene.Node;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;

/// A cell that keeps one node for all the rows it will ever show, and takes it out of sight for an empty one.
abstract class RowCell<T> extends TableCell<CallRow, T> {

    private final Node content;

    RowCell(Node content) {
        this.content = content;
    }

    abstract void show(T value);

    @Override
    protected final void updateItem(@Nullable T value, boolean empty) {
        super.updateItem(value, empty);
        if (empty || value == null) {
            setGraphic(null);
            setAccessibleText(null);
        } else {
            show(value);
            setGraphic(content);
        }
    }
}
