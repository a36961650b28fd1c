package io.patchbay.agent.webhook;

import java.time.Duration;

/// The limits of the ways in.
///
/// @param maxFormBytes the most a form may have
/// @param maxReportBytes the most a JSON message may have
/// @param bodyWithin how long a body may take to arrive
/// @param maxAge a callback whose own time is further from ours, either way, is refused
/// @param retryWithin a repetition younger than this is the provider's own retry and is absorbed; an older one is
/// a replay
/// @param answerWithin how long a question of the assistant's may take us
public record WebhookPolicy(
        int maxFormBytes,
        int maxReportBytes,
        Duration bodyWithin,
        Duration maxAge,
        Duration retryWithin,
        Duration answerWithin) {

    /// Forms have some 2 KB; a report carries an hour's transcript in some hundred. Twilio gives up after 15 s
    /// and tries four times at most. VAPI waits 7.5 s for an answer, its way included.
    public static final WebhookPolicy SHIPPED = new WebhookPolicy(
            64 * 1024,
            2 * 1024 * 1024,
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(1),
            Duration.ofSeconds(5));

    /// The same for a clock that runs `speed` times faster: delays of the network and of this machine stay what
    /// they are.
    public WebhookPolicy atSpeed(double speed) {
        return new WebhookPolicy(
                maxFormBytes,
                maxReportBytes,
                bodyWithin,
                Duration.ofMillis((long) (maxAge.toMillis() * Math.max(1, speed))),
                Duration.ofMillis((long) (retryWithin.toMillis() * Math.max(1, speed))),
                answerWithin);
    }
}
