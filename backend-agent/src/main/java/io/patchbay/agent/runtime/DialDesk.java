package io.patchbay.agent.runtime;

import io.patchbay.agent.port.store.Housekeeping;
import io.patchbay.agent.schedule.BreakerSignal;
import io.patchbay.agent.schedule.DialDecision;
import io.patchbay.agent.schedule.DialRequest;
import io.patchbay.agent.schedule.DialRules;
import io.patchbay.agent.schedule.DialRulesState;
import io.patchbay.contract.phi.Phone;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/// The one owner of what changes about dialling: lines in use, rate, breaker, pauses. From any thread; asks the pure
/// rules.
final class DialDesk {

    private static final String BREAKER = "breaker";

    private final DialRules rules;
    private final Housekeeping housekeeping;
    private final InstantSource time;
    private final ReentrantLock lock = new ReentrantLock();
    private DialRulesState state;

    DialDesk(DialRules rules, DialRulesState state, Housekeeping housekeeping, InstantSource time) {
        this.rules = rules;
        this.state = state;
        this.housekeeping = housekeeping;
        this.time = time;
    }

    /// Whether the call may go out; when it may, the line and the token are taken.
    DialDecision decide(DialRequest request, Instant now) {
        lock.lock();
        try {
            DialDecision decision = rules.decide(request, state, now);
            if (decision instanceof DialDecision.Allowed allowed) {
                state = allowed.next();
            }
            return decision;
        } finally {
            lock.unlock();
        }
    }

    /// How many rows are worth claiming now.
    int room(Instant now) {
        lock.lock();
        try {
            return state.pacing().room(now);
        } finally {
            lock.unlock();
        }
    }

    /// The line to this clinic is free again.
    void ended(Phone clinic) {
        lock.lock();
        try {
            state = state.with(state.pacing().ended(clinic));
        } finally {
            lock.unlock();
        }
    }

    /// Reads lines and pauses as the database knows them, other agents' included.
    void refresh(List<Phone> live) {
        List<Housekeeping.Pause> pauses = housekeeping.pauses(time.instant());
        Optional<String> why = pauses.stream()
                .filter(pause -> !pause.cause().equals(BREAKER))
                .map(Housekeeping.Pause::reason)
                .reduce((a, b) -> a + "; " + b);
        Set<Phone> lines = new HashSet<>(live);
        lock.lock();
        try {
            var seen = state.with(state.pacing().seeing(lines, lines.size()));
            state = new DialRulesState(why, seen.pacing(), seen.breaker());
        } finally {
            lock.unlock();
        }
    }

    /// What an attempt taught about the carrier and the assistant. A breaker that opens or closes is shown in the
    /// database.
    void learned(BreakerSignal signal) {
        Optional<String> before;
        Optional<String> after;
        lock.lock();
        try {
            before = state.breaker().why();
            state = state.with(state.breaker().after(signal, time.instant()));
            after = state.breaker().why();
        } finally {
            lock.unlock();
        }
        if (!before.equals(after)) {
            housekeeping.setPause(
                    BREAKER, after.isPresent(), after.orElse("calls go out again"), Optional.empty(), time.instant());
        }
    }

    /// Why no calls go out, in words; empty when they do.
    Optional<String> whyStopped() {
        lock.lock();
        try {
            return state.breaker().why().or(state::paused);
        } finally {
            lock.unlock();
        }
    }
}
