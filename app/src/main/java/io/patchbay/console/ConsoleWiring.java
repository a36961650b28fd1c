package io.patchbay.console;

import io.patchbay.console.feed.Feed;
import io.patchbay.console.feed.FeedPolicy;
import io.patchbay.console.feed.FxFeed;
import io.patchbay.console.feed.PollingFeed;
import io.patchbay.console.feed.RestRows;
import io.patchbay.console.kit.Ticker;
import io.patchbay.console.live.Live;
import io.patchbay.console.live.StagePolicy;
import io.patchbay.console.shell.Screen;
import io.patchbay.console.shell.Shell;
import io.patchbay.contract.supabase.Access;
import io.patchbay.contract.supabase.Rest;
import io.patchbay.contract.supabase.TokenFile;
import io.patchbay.ui.UiResources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.concurrent.Executors;
import javafx.scene.Scene;
import javafx.scene.text.Font;

/// Plugs the console together: the only place that makes clocks, threads and connections.
final class ConsoleWiring implements AutoCloseable {

    private static final double TEXT = 13;

    private final Rest rest;
    private final Feed feed;
    private final FxFeed fxFeed = FxFeed.onFxThread();
    private final Ticker ticker;
    private final Live live;
    private final Shell shell;

    /// On the JavaFX thread. Throws `IllegalArgumentException` for a server address that may not be used.
    ConsoleWiring(ConsoleSettings settings) {
        loadFonts();
        var clock = InstantSource.system();
        var policy = FeedPolicy.USUAL;
        var messages = UiResources.messages(settings.locale());
        rest = new Rest(settings.server(), Access.ofToken(new TokenFile(settings.tokenFile())), policy.timeout());
        feed = new PollingFeed(
                new RestRows(rest, policy, clock),
                policy,
                clock,
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().name("feed").factory()));
        ticker = new Ticker(clock);
        live = new Live(
                fxFeed,
                ticker,
                settings.pace().over(clock),
                policy,
                StagePolicy.USUAL,
                messages,
                ZoneId.systemDefault());
        shell = new Shell(
                fxFeed,
                ticker,
                policy,
                new Screen(messages.text("app.live"), live.node()),
                settings.server(),
                messages);
    }

    Scene scene(double width, double height) {
        return shell.scene(width, height);
    }

    void open() {
        shell.open();
        live.open();
        ticker.start();
        feed.open(fxFeed::publish);
    }

    @Override
    public void close() {
        feed.close();
        rest.close();
        ticker.close();
        live.close();
        shell.close();
    }

    static void loadFonts() {
        for (var font : UiResources.fonts()) {
            try (var in = font.openStream()) {
                Font.loadFont(in, TEXT);
            } catch (IOException missing) {
                throw new UncheckedIOException(missing);
            }
        }
    }
}
