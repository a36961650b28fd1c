package io.patchbay.console.live;

import io.patchbay.console.feed.ConsoleState;
import io.patchbay.console.feed.FeedPolicy;
import io.patchbay.console.feed.FxFeed;
import io.patchbay.console.feed.Link;
import io.patchbay.console.kit.Ticker;
import io.patchbay.ui.Messages;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import javafx.scene.Node;
import javafx.util.Subscription;

/// The live screen. On the JavaFX thread; shows nothing new before `open` and after `close`.
public final class Live implements AutoCloseable {

    private final Ticker ticker;
    private final InstantSource rowClock;
    private final FxFeed feed;
    private final FeedPolicy policy;
    private final LiveViewModel model;
    private final LiveView view;
    private Link link = Link.NEW;
    private Subscription subscriptions = Subscription.EMPTY;

    /// `rowClock` is the clock the rows' times are of.
    public Live(
            FxFeed feed,
            Ticker ticker,
            InstantSource rowClock,
            FeedPolicy policy,
            StagePolicy stages,
            Messages messages,
            ZoneId zone) {
        this.feed = feed;
        this.ticker = ticker;
        this.rowClock = rowClock;
        this.policy = policy;
        this.model = new LiveViewModel(new CallTexts(messages, stages, zone));
        this.view = new LiveView(model, messages);
    }

    public Node node() {
        return view;
    }

    public void open() {
        subscriptions = Subscription.combine(feed.subscribe(this::show), ticker.subscribe(this::tick));
    }

    @Override
    public void close() {
        subscriptions.unsubscribe();
    }

    private void show(ConsoleState state) {
        link = state.link();
        model.show(state, rowClock.instant());
        markAge(ticker.now());
    }

    /// The clocks of rows nobody has confirmed for too long stand still: they would tell what nobody knows.
    private void tick(Instant now) {
        if (!isLost(now)) {
            model.tick(rowClock.instant());
        }
        markAge(now);
    }

    private void markAge(Instant now) {
        view.showStale(isLost(now));
    }

    private boolean isLost(Instant now) {
        return link.at(now, policy) == Link.Condition.LOST;
    }
}
