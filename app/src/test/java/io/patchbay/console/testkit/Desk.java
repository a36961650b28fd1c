package io.patchbay.console.testkit;

import io.patchbay.console.feed.ConsoleState;
import io.patchbay.console.feed.FeedPolicy;
import io.patchbay.console.feed.FxFeed;
import io.patchbay.console.feed.Link;
import io.patchbay.console.kit.Ticker;
import io.patchbay.console.live.Live;
import io.patchbay.console.live.StagePolicy;
import io.patchbay.console.shell.Appearance;
import io.patchbay.console.shell.Screen;
import io.patchbay.console.shell.Shell;
import io.patchbay.contract.row.CallTotals;
import io.patchbay.contract.row.LiveCall;
import io.patchbay.ui.UiResources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import javafx.scene.Scene;
import javafx.scene.text.Font;

/// A whole console whose states and time are the test's. To be made on the JavaFX thread.
public final class Desk implements AutoCloseable {

    public static final CallTotals TOTALS = new CallTotals(7, 148, 12, 1204, 9, 631);

    private final ManualTime time = new ManualTime();
    private final FxFeed feed = FxFeed.onFxThread();
    private final Ticker ticker = new Ticker(time);
    private final Live live;
    private final Shell shell;

    public Desk(Locale language, Appearance appearance) {
        for (var font : UiResources.fonts()) {
            try (var in = font.openStream()) {
                Font.loadFont(in, 13);
            } catch (IOException missing) {
                throw new UncheckedIOException(missing);
            }
        }
        var messages = UiResources.messages(language);
        var zone = ZoneId.of("America/Los_Angeles");
        live = new Live(feed, ticker, time, FeedPolicy.USUAL, StagePolicy.USUAL, messages, zone);
        var screen = new Screen(messages.text("app.live"), live.node());
        shell = new Shell(feed, ticker, FeedPolicy.USUAL, screen, URI.create("http://127.0.0.1:7420"), messages);
        shell.show(appearance);
        shell.open();
        live.open();
    }

    public Scene scene(double width, double height) {
        return shell.scene(width, height);
    }

    /// From any thread, as the feed does.
    public void heard(List<LiveCall> calls) {
        feed.publish(new ConsoleState(calls, TOTALS, Link.NEW.heard(time.instant())));
    }

    public void failed(String code) {
        feed.publish(new ConsoleState(List.of(), CallTotals.NONE, Link.NEW.failed(code)));
    }

    /// Lets time pass on the JavaFX thread without a word from the server.
    public void pass(Duration length) {
        time.advance(length);
        ticker.tick();
    }

    @Override
    public void close() {
        live.close();
        shell.close();
        ticker.close();
    }
}
