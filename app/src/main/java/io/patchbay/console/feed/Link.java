package io.patchbay.console.feed;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What is known of the connection: when the server was last heard, and what went wrong since. Whether that is good
/// enough depends on the time of asking, so the light can turn without anything having to happen.
public record Link(@Nullable Instant heardAt, @Nullable String failure) {

    public static final Link NEW = new Link(null, null);

    /// What the light shows.
    public enum Condition {
        /// Not heard yet, nothing wrong yet.
        CONNECTING,
        /// Heard within the time an answer usually takes.
        LIVE,
        /// An answer is overdue; rows may be about to age.
        LATE,
        /// Rows are old and must be shown as old.
        LOST
    }

    public Link heard(Instant now) {
        return new Link(now, null);
    }

    public Link failed(String code) {
        return new Link(heardAt, code);
    }

    public Condition at(Instant now, FeedPolicy policy) {
        if (heardAt == null) {
            return failure == null ? Condition.CONNECTING : Condition.LOST;
        }
        var silence = silenceAt(now);
        if (silence.compareTo(policy.lostAfter()) >= 0) {
            return Condition.LOST;
        }
        return silence.compareTo(policy.lateAfter()) >= 0 ? Condition.LATE : Condition.LIVE;
    }

    /// How long the server has been silent; zero before its first answer.
    public Duration silenceAt(Instant now) {
        if (heardAt == null || now.isBefore(heardAt)) {
            return Duration.ZERO;
        }
        return Duration.between(heardAt, now);
    }
}
