package io.patchbay.console.live;

import io.patchbay.console.feed.ConsoleState;
import io.patchbay.contract.id.PendingCallId;
import io.patchbay.contract.row.CallTotals;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The live table without a table: rows with identity, in the order of the state, and the totals.
final class LiveViewModel {

    private final CallTexts texts;
    private final ObservableList<CallRow> rows = FXCollections.observableArrayList();
    private final ObservableList<CallRow> readOnlyRows = FXCollections.unmodifiableObservableList(rows);
    private final ReadOnlyObjectWrapper<CallTotals> totals = new ReadOnlyObjectWrapper<>(CallTotals.NONE);
    private final ObjectProperty<@Nullable CallRow> selected = new SimpleObjectProperty<>();
    private Map<PendingCallId, CallRow> byId = Map.of();

    LiveViewModel(CallTexts texts) {
        this.texts = texts;
    }

    void show(ConsoleState state, Instant now) {
        var ordered = new ArrayList<CallRow>(state.calls().size());
        var next = new HashMap<PendingCallId, CallRow>();
        for (var live : state.calls()) {
            var row = byId.get(live.call().id());
            if (row == null) {
                row = new CallRow(live, texts, now);
            } else {
                row.show(live, now);
            }
            next.put(row.id(), row);
            ordered.add(row);
        }
        byId = next;
        replace(ordered);
        totals.set(state.totals());
    }

    void tick(Instant now) {
        rows.forEach(row -> row.tick(now));
    }

    /// A list view forgets its selection when its items are replaced; the row selected before stays selected.
    private void replace(List<CallRow> ordered) {
        if (ordered.equals(rows)) {
            return;
        }
        var before = selected.get();
        rows.setAll(ordered);
        selected.set(before != null && byId.containsKey(before.id()) ? before : null);
    }

    ObservableList<CallRow> rows() {
        return readOnlyRows;
    }

    ReadOnlyObjectProperty<CallTotals> totals() {
        return totals.getReadOnlyProperty();
    }

    ObjectProperty<@Nullable CallRow> selected() {
        return selected;
    }
}
