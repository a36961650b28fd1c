package io.patchbay.console.feed;

import java.time.Duration;

/// The numbers of the feed.
///
/// `timeout` is below `lateAfter`, so that one lost answer does not turn the light; `lostAfter` is five missed answers:
/// a supervisor must not act on rows older than that without being told. `recent` is how long an ended call stays in
/// sight, `rows` how many calls a table holds at most, `totalsEvery` how often the counts are read while nothing moves.
public record FeedPolicy(
        Duration interval,
        Duration timeout,
        Duration lateAfter,
        Duration lostAfter,
        Duration recent,
        Duration totalsEvery,
        int rows) {

    public static final FeedPolicy USUAL = new FeedPolicy(
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(3),
            Duration.ofSeconds(6),
            Duration.ofMinutes(15),
            Duration.ofSeconds(5),
            500);
}
