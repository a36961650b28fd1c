package io.patchbay.agent.scenario;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;

/// What makes fast scenarios honest: code that has run before, and a clock no faster than the machine can follow. Audio
/// is handled frame by frame, while every deadline follows the clock: with too fast a clock a slow machine's calls fail
/// for want of time alone.
final class WarmUp {

    private static final double FASTEST = 10;
    private static final double SLOWEST = 1.5;
    private static final double WHILE_COLD = 3;
    private static final String PERSON = "+12025550101";
    private static final String TREE_THEN_PERSON = "+12065550105";

    private static boolean done;

    private WarmUp() {}

    /// The first calls of this JVM, which nobody looks at.
    static synchronized void once() throws IOException {
        if (done) {
            return;
        }
        done = true;
        try (TestExchange exchange =
                TestExchange.atSpeed(Math.min(WHILE_COLD, speed())).open()) {
            exchange.queue(PERSON);
            exchange.queue(TREE_THEN_PERSON).attempted(1);
        }
    }

    /// The fastest clock where the machine is ours; slower by how many others want each processor. For looking at a
    /// failure it can be set: `-Dpatchbay.scenario.speed=<times>`.
    static double speed() {
        String told = System.getProperty("patchbay.scenario.speed");
        if (told != null) {
            return Double.parseDouble(told);
        }
        OperatingSystemMXBean machine = ManagementFactory.getOperatingSystemMXBean();
        double wanted = machine.getSystemLoadAverage() / machine.getAvailableProcessors();
        return Math.clamp(FASTEST / Math.max(1, wanted), SLOWEST, FASTEST);
    }
}
