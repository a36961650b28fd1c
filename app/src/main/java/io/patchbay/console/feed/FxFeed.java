package io.patchbay.console.feed;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// The one crossing from background threads to the JavaFX thread. However fast states are published, at most one
/// delivery is pending and it carries the newest: a state is whole, so those in between may be left out.
public final class FxFeed {

    private final Executor fxThread;
    private final AtomicReference<@Nullable ConsoleState> newest = new AtomicReference<>();
    private final List<Consumer<ConsoleState>> listeners = new CopyOnWriteArrayList<>();
    private ConsoleState shown = ConsoleState.EMPTY;

    FxFeed(Executor fxThread) {
        this.fxThread = fxThread;
    }

    public static FxFeed onFxThread() {
        return new FxFeed(Platform::runLater);
    }

    /// From any thread; never blocks.
    public void publish(ConsoleState state) {
        if (newest.getAndSet(state) == null) {
            fxThread.execute(this::deliver);
        }
    }

    /// On the JavaFX thread. The listener gets the state shown now, then each newer one.
    public Subscription subscribe(Consumer<ConsoleState> listener) {
        listeners.add(listener);
        listener.accept(shown);
        return () -> listeners.remove(listener);
    }

    private void deliver() {
        var state = newest.getAndSet(null);
        if (state != null) {
            shown = state;
            listeners.forEach(listener -> listener.accept(state));
        }
    }
}
