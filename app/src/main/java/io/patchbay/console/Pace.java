package io.patchbay.console;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// How fast the agent's time runs: a demonstration may run many times faster than the wall, from `epoch` on. What the
/// console itself measures, such as the silence of a server, stays on the wall's time.
record Pace(double speed, Instant epoch) {

    static final Pace OF_THE_WALL = new Pace(1, Instant.EPOCH);

    /// The agent's clock, seen from here.
    InstantSource over(InstantSource wall) {
        if (speed == 1) {
            return wall;
        }
        return () ->
                epoch.plusNanos((long) (Duration.between(epoch, wall.instant()).toNanos() * speed));
    }
}
