package io.patchbay.agent.webhook;

import java.util.Locale;

/// What became of a request; the word the metrics know it by.
enum Outcome {
    /// Delivered to its call.
    DELIVERED,
    /// Answered with a document or data.
    ANSWERED,
    /// Genuine, and nothing to do.
    IGNORED,
    /// Genuine, for a call this agent does not have.
    UNKNOWN_CALL,
    /// Seen before, moments ago.
    DUPLICATE,
    /// Seen before, long ago.
    REPLAYED,
    /// Its own time is too far from ours.
    EXPIRED,
    /// Not signed by who it says it is.
    FORGED,
    /// Genuine, and not understood.
    MALFORMED,
    /// The body was too long, too slow or broken off.
    UNREADABLE,
    /// Genuine, and the data asked for is not given.
    REFUSED,
    /// Something of ours failed; the provider may try again.
    FAILED;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
