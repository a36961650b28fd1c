package io.patchbay.sandbox.part;

import io.patchbay.sandbox.clock.ScaledTime;
import io.patchbay.sandbox.fault.Faults;
import io.patchbay.sandbox.journal.Journal;
import io.patchbay.sandbox.voice.Voice;
import io.patchbay.sandbox.voice.WordListener;
import java.net.URI;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// What every part is given. `base` is the server's own address and is known only once the server has started;
/// `random` is safe to share between threads; each call of `listeners` gives a fresh ear.
public record PartContext(
        ScaledTime time,
        Voice voice,
        Supplier<WordListener> listeners,
        Journal journal,
        Faults faults,
        Supplier<URI> base,
        RandomGenerator random) {}
