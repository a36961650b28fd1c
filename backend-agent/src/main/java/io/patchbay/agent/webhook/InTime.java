package io.patchbay.agent.webhook;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/// An answer while somebody still waits for it. What takes too long or fails is no answer: on doubt, no data.
final class InTime {

    private final Duration within;

    InTime(Duration within) {
        this.within = within;
    }

    <T> Optional<T> get(Supplier<Optional<T>> question) {
        var task = new FutureTask<>(question::get);
        var thread = Thread.ofVirtual().start(task);
        try {
            return task.get(within.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException | TimeoutException failed) {
            thread.interrupt();
            return Optional.empty();
        }
    }
}
