package io.patchbay.console.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/// A clock that moves when told to.
public final class ManualTime implements InstantSource {

    private final AtomicReference<Instant> now = new AtomicReference<>(CallBuilder.NOW);

    @Override
    public Instant instant() {
        return now.get();
    }

    public void advance(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }
}
