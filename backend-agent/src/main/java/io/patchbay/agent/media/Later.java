package io.patchbay.agent.media;

import java.time.Duration;

/// Runs something after a while. The wiring gives real timers, a test its own.
public interface Later {

    /// Runs `task` once, `wait` from now, unless cancelled before.
    Pending after(Duration wait, Runnable task);

    /// Something that has not run yet, perhaps.
    interface Pending {
        /// Too late is no error.
        void cancel();
    }
}
