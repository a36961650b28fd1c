package io.patchbay.sandbox.fault;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// The faults now switched on: a whole number under a name, 0 when off. A name either counts occurrences still to come
/// ([#take]) or carries an amount such as milliseconds ([#amount]); its part of the sandbox says which. Thread-safe.
public final class Faults {

    private final Set<String> known = ConcurrentHashMap.newKeySet();
    private final Map<String, Long> on = new ConcurrentHashMap<>();

    /// Makes names known, so that a misspelt fault is refused instead of silently never happening.
    public void offer(Collection<String> names) {
        known.addAll(names);
    }

    public boolean isKnown(String name) {
        return known.contains(name);
    }

    /// Switches a fault on (a positive amount) or off (0).
    public void set(String name, long amount) {
        if (!isKnown(name)) {
            throw new IllegalArgumentException("no fault of this name");
        }
        on.put(name, amount);
    }

    public void clear() {
        on.clear();
    }

    public long amount(String name) {
        return on.getOrDefault(name, 0L);
    }

    public boolean isOn(String name) {
        return amount(name) > 0;
    }

    /// True if the fault is to happen now; one occurrence fewer remains.
    public boolean take(String name) {
        boolean[] taken = new boolean[1];
        on.computeIfPresent(name, (_, left) -> {
            taken[0] = left > 0;
            return left > 0 ? left - 1 : left;
        });
        return taken[0];
    }

    /// Every known name with its present amount.
    public Map<String, Long> all() {
        Map<String, Long> amounts = new TreeMap<>();
        known.forEach(name -> amounts.put(name, amount(name)));
        return amounts;
    }
}
