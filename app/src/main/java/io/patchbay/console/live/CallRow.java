package io.patchbay.console.live;

import io.patchbay.contract.id.PendingCallId;
import io.patchbay.contract.row.LiveCall;
import java.time.Instant;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// One row of the table. It lives as long as its call is in sight and is changed in place, so that selection and scroll
/// position survive every update; a property that has not changed tells nobody.
final class CallRow {

    private final PendingCallId id;
    private final CallTexts texts;
    private LiveCall live;
    private final ReadOnlyObjectWrapper<CellText.Stage> stage = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<String> time = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<CellText.TwoLines> clinic = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<String> patient = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<CellText.Heard> heard = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<CellText.Holding> holding = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<String> attempt = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<CellText.TwoLines> lastEvent = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<CellText.TwoLines> why = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<String> changed = new ReadOnlyObjectWrapper<>();

    CallRow(LiveCall live, CallTexts texts, Instant now) {
        this.id = live.call().id();
        this.texts = texts;
        this.live = live;
        show(live, now);
    }

    void show(LiveCall newer, Instant now) {
        live = newer;
        clinic.set(texts.clinic(live));
        patient.set(texts.patient(live));
        heard.set(texts.heard(live));
        holding.set(texts.holding(live));
        attempt.set(texts.attempt(live));
        lastEvent.set(texts.lastEvent(live));
        tick(now);
    }

    /// What depends on the time of day alone.
    void tick(Instant now) {
        stage.set(texts.stage(live, now));
        time.set(texts.time(live, now));
        why.set(texts.why(live, now));
        changed.set(texts.changed(live, now));
    }

    PendingCallId id() {
        return id;
    }

    ReadOnlyObjectProperty<CellText.Stage> stage() {
        return stage.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<String> time() {
        return time.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<CellText.TwoLines> clinic() {
        return clinic.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<String> patient() {
        return patient.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<CellText.Heard> heard() {
        return heard.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<CellText.Holding> holding() {
        return holding.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<String> attempt() {
        return attempt.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<CellText.TwoLines> lastEvent() {
        return lastEvent.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<CellText.TwoLines> why() {
        return why.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<String> changed() {
        return changed.getReadOnlyProperty();
    }
}
