package io.patchbay.agent.runtime;

import io.patchbay.agent.call.CallEvent;
import io.patchbay.contract.id.CallSessionId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// The calls this agent owns, by session. From any thread.
public final class LiveCalls {

    private final Map<CallSessionId, CallRunner> runners = new ConcurrentHashMap<>();
    private volatile Consumer<CallRunner> onGone = runner -> {};

    /// Delivers an event to its call; false when this agent does not own that call.
    public boolean post(CallSessionId session, CallEvent event) {
        CallRunner runner = runners.get(session);
        if (runner == null) {
            return false;
        }
        runner.post(event);
        return true;
    }

    /// Whether this agent owns that call and it has not ended.
    public boolean isLive(CallSessionId session) {
        return runners.containsKey(session);
    }

    /// How many calls are on the line.
    public int size() {
        return runners.size();
    }

    Optional<CallRunner> find(CallSessionId session) {
        return Optional.ofNullable(runners.get(session));
    }

    Collection<CallRunner> all() {
        return List.copyOf(runners.values());
    }

    void add(CallRunner runner) {
        runners.put(runner.subject().session(), runner);
    }

    void gone(CallRunner runner) {
        if (runners.remove(runner.subject().session(), runner)) {
            onGone.accept(runner);
        }
    }

    /// Hears of every call that is over, on that call's thread.
    void whenGone(Consumer<CallRunner> listener) {
        onGone = listener;
    }
}
