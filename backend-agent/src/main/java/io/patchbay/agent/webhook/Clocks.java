package io.patchbay.agent.webhook;

import java.time.InstantSource;
import java.util.function.LongSupplier;

/// The agent's time, which may run faster than the wall's, and real elapsed nanoseconds for what the network
/// takes.
public record Clocks(InstantSource time, LongSupplier nanos) {}
