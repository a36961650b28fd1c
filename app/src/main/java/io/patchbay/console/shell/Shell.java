package io.patchbay.console.shell;

import io.patchbay.console.feed.FeedPolicy;
import io.patchbay.console.feed.FxFeed;
import io.patchbay.console.kit.Ticker;
import io.patchbay.ui.Messages;
import io.patchbay.ui.UiResources;
import java.net.URI;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.util.Subscription;

/// The window's content. On the JavaFX thread.
public final class Shell implements AutoCloseable {

    private static final KeyCombination APPEARANCE =
            new KeyCodeCombination(KeyCode.D, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);

    private final FxFeed feed;
    private final Ticker ticker;
    private final ShellViewModel model;
    private final ShellView view;
    private Subscription subscriptions = Subscription.EMPTY;

    /// `server` is shown, and nothing else is done with it.
    public Shell(FxFeed feed, Ticker ticker, FeedPolicy policy, Screen screen, URI server, Messages messages) {
        this.feed = feed;
        this.ticker = ticker;
        this.model = new ShellViewModel(policy, messages, Appearance.ofDesktop());
        this.view = new ShellView(model, screen, server, messages);
    }

    public Scene scene(double width, double height) {
        var scene = new Scene(view, width, height);
        scene.getStylesheets().setAll(UiResources.stylesheets());
        scene.getAccelerators().put(APPEARANCE, model::toggleAppearance);
        return scene;
    }

    public void open() {
        subscriptions = Subscription.combine(
                model.appearance().subscribe(Appearance::apply),
                feed.subscribe(state -> model.show(state, ticker.now())),
                ticker.subscribe(model::tick));
    }

    public void show(Appearance appearance) {
        model.appearance().set(appearance);
    }

    @Override
    public void close() {
        subscriptions.unsubscribe();
    }
}
