package io.patchbay.agent.media;

import java.time.Duration;

/// Runs something after a while, on a thread of its own. The wiring gives the agent's timers, a test its own.
/// Nothing can be taken back: what runs asks first whether it still matters.
public interface Later {

    void after(Duration wait, Runnable task);
}
