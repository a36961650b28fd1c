package io.patchbay.agent.media;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Timers that fire when the test says so.
final class ManualLater implements Later {

    private final List<Waiting> waiting = new ArrayList<>();

    private record Waiting(Duration length, Runnable task) {}

    @Override
    public synchronized Pending after(Duration wait, Runnable task) {
        var entry = new Waiting(wait, task);
        waiting.add(entry);
        return () -> remove(entry);
    }

    private synchronized void remove(Waiting entry) {
        waiting.remove(entry);
    }

    synchronized List<Duration> waits() {
        return waiting.stream().map(Waiting::length).toList();
    }

    void fireAll() {
        List<Waiting> due;
        synchronized (this) {
            due = List.copyOf(waiting);
            waiting.clear();
        }
        due.forEach(entry -> entry.task().run());
    }
}
