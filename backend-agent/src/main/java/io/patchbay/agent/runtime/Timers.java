package io.patchbay.agent.runtime;

import java.time.Duration;

/// Later, in the agent's own time: with a faster clock it comes sooner. Nothing here is a promise; every receiver
/// checks whether
/// it still cares.
public interface Timers {

    /// Runs the task once after `delay` on a thread of its own. Never blocks.
    void after(Duration delay, Runnable task);
}
