package io.patchbay.console.kit;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.util.Duration;
import javafx.util.Subscription;

/// The one tick a second that drives every running time. On the JavaFX thread alone.
public final class Ticker implements AutoCloseable {

    private final InstantSource clock;
    private final List<Consumer<Instant>> listeners = new CopyOnWriteArrayList<>();
    private final Timeline timeline = new Timeline(new KeyFrame(Duration.seconds(1), _ -> tick()));

    public Ticker(InstantSource clock) {
        this.clock = clock;
        timeline.setCycleCount(Animation.INDEFINITE);
    }

    public void start() {
        timeline.play();
    }

    /// The listener is called at once, then with every tick.
    public Subscription subscribe(Consumer<Instant> listener) {
        listeners.add(listener);
        listener.accept(now());
        return () -> listeners.remove(listener);
    }

    public Instant now() {
        return clock.instant();
    }

    /// Ticks by hand.
    public void tick() {
        var now = now();
        listeners.forEach(listener -> listener.accept(now));
    }

    @Override
    public void close() {
        timeline.stop();
    }
}
