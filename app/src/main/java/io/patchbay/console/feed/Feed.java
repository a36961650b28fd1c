package io.patchbay.console.feed;

import java.util.function.Consumer;

/// Where states come from: today a poll, with Realtime later. A listener is called on a thread of the feed, with each
/// new state, never twice at once.
public interface Feed extends AutoCloseable {

    void open(Consumer<ConsoleState> listener);

    /// After it returns no new read begins.
    @Override
    void close();
}
