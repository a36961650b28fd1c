package io.patchbay.console.shell;

import io.patchbay.console.feed.ConsoleState;
import io.patchbay.console.feed.FeedPolicy;
import io.patchbay.console.feed.Link;
import io.patchbay.console.kit.Elapsed;
import io.patchbay.console.kit.LinkLight.Lamp;
import io.patchbay.ui.Messages;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/// What the window says about the connection, and how it looks.
final class ShellViewModel {

    private static final double MILLIS = 1000;

    private final FeedPolicy policy;
    private final Messages messages;
    private final ObjectProperty<Appearance> appearance;
    private final ReadOnlyObjectWrapper<Lamp> lamp = new ReadOnlyObjectWrapper<>(Lamp.OFF);
    private final ReadOnlyObjectWrapper<String> linkText = new ReadOnlyObjectWrapper<>("");
    private final ReadOnlyObjectWrapper<String> linkMore = new ReadOnlyObjectWrapper<>("");
    private final ReadOnlyObjectWrapper<String> notice = new ReadOnlyObjectWrapper<>("");
    private final ReadOnlyObjectWrapper<String> noticeCode = new ReadOnlyObjectWrapper<>("");
    private final ReadOnlyObjectWrapper<String> rows = new ReadOnlyObjectWrapper<>("");
    private Link link = Link.NEW;

    ShellViewModel(FeedPolicy policy, Messages messages, Appearance first) {
        this.policy = policy;
        this.messages = messages;
        this.appearance = new SimpleObjectProperty<>(first);
    }

    void show(ConsoleState state, Instant now) {
        link = state.link();
        rows.set(messages.text("status.rows", state.calls().size()));
        tick(now);
    }

    void tick(Instant now) {
        var condition = link.at(now, policy);
        lamp.set(lamp(condition));
        linkText.set(messages.text("link." + condition.name().toLowerCase(Locale.ROOT)));
        linkMore.set(more(now));
        notice.set(condition == Link.Condition.LOST ? notice(now) : "");
        noticeCode.set(link.failure() == null ? "" : messages.text("failure.code", link.failure()));
    }

    private static Lamp lamp(Link.Condition condition) {
        return switch (condition) {
            case CONNECTING -> Lamp.OFF;
            case LIVE -> Lamp.LIVE;
            case LATE -> Lamp.LATE;
            case LOST -> Lamp.LOST;
        };
    }

    private String more(Instant now) {
        var heard = link.heardAt() == null
                ? messages.text("link.never")
                : messages.text("link.heard", Elapsed.rough(link.silenceAt(now), messages));
        return heard + ". " + mode() + ".";
    }

    private String notice(Instant now) {
        var age = link.heardAt() == null
                ? messages.text("notice.waiting")
                : messages.text("notice.stale", Elapsed.rough(link.silenceAt(now), messages));
        return link.failure() == null ? age : messages.text("failure." + sentence(link.failure())) + " " + age;
    }

    /// The sentence for a code; the code itself is shown beside it, to be read out on the telephone.
    private static String sentence(String code) {
        return switch (code) {
            case "timed_out", "unreachable", "unreadable", "interrupted", "no_token" -> code;
            case "PGRST301", "PGRST302", "PGRST303", "http_401" -> "unauthorised";
            case "42501", "http_403" -> "forbidden";
            default -> "other";
        };
    }

    String mode() {
        Duration interval = policy.interval();
        return messages.text("link.mode", interval.toMillis() / MILLIS);
    }

    void toggleAppearance() {
        appearance.set(appearance.get().other());
    }

    ObjectProperty<Appearance> appearance() {
        return appearance;
    }

    ReadOnlyObjectProperty<Lamp> lamp() {
        return lamp.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<String> linkText() {
        return linkText.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<String> linkMore() {
        return linkMore.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<String> notice() {
        return notice.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<String> noticeCode() {
        return noticeCode.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<String> rows() {
        return rows.getReadOnlyProperty();
    }
}
