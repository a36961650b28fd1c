package io.patchbay.agent.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.patchbay.sandbox.journal.JournalEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// The agent is killed while calls are on the line, and started again. The sandbox and its journal outlive it.
final class KilledInTheMiddleTest {

    private static final Duration PATIENCE = Duration.ofSeconds(180);
    private static final List<String> CLINICS = List.of(
            "+12025550101", // a person
            "+14155550104", // a tree to a recorded line
            "+12065550105", // a tree, then a person
            "+16025550108", // a mailbox
            "+16125550115", // music, then a person
            "+13125550102"); // a person who speaks late

    /// A point in the life of calls, as the journal shows it.
    @SuppressWarnings("ImmutableEnumChecker")
    private enum Point {
        DIALLED(entry -> entry.kind().equals("dial")),
        ANSWERED(entry -> entry.kind().equals("clinic_answered")),
        HELD(entry -> entry.text("event").equals("participant-hold")),
        PERSON_THERE(entry -> entry.kind().equals("person_on_the_line")),
        LET_IN(entry -> entry.text("event").equals("participant-unhold")),
        SPEAKING(entry -> entry.kind().equals("vapi-speaks")),
        HUNG_UP(entry -> entry.kind().equals("hung_up")),
        REPORTED(entry -> entry.kind().equals("vapi-ended"));

        private final Predicate<JournalEntry> seen;

        Point(Predicate<JournalEntry> seen) {
            this.seen = seen;
        }
    }

    /// Slow enough that a lease, which has ten seconds of the wall at least, ends within a call.
    @RegisterExtension
    static final TestExchange EXCHANGE = TestExchange.fast().noFasterThan(4).agentElsewhere();

    @TempDir
    private Path folder;

    @BeforeEach
    void nothingIsKnown() {
        CLINICS.forEach(EXCHANGE::forget);
    }

    @Test
    void everyCallEndsAndNoClinicIsDialledTwiceForOneAttempt() throws Exception {
        killedAt(List.of(Point.DIALLED, Point.SPEAKING));
    }

    /// Minutes: `-Dpatchbay.crash=true`.
    @Test
    @EnabledIfSystemProperty(named = "patchbay.crash", matches = "true")
    void soItIsWhereverItIsKilled() throws Exception {
        for (Point point : Point.values()) {
            CLINICS.forEach(EXCHANGE::forget);
            killedAt(List.of(point, point, Point.HUNG_UP));
        }
    }

    private void killedAt(List<Point> points) throws IOException, InterruptedException {
        List<QueuedCall> calls = CLINICS.stream().map(EXCHANGE::queue).toList();
        for (Point point : points) {
            long from = EXCHANGE.journal("").size();
            try (ChildAgent agent = ChildAgent.start(EXCHANGE, folder)) {
                await(point.name())
                        .atMost(PATIENCE)
                        .pollInterval(Duration.ofMillis(5))
                        .until(() -> haveEnded(calls)
                                || EXCHANGE.journal("").stream().skip(from).anyMatch(point.seen));
                agent.kill();
            }
        }
        try (ChildAgent agent = ChildAgent.start(EXCHANGE, folder)) {
            await("every call ends")
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(250))
                    .until(() -> {
                        calls.stream()
                                .filter(call -> call.state().equals("retry_pending"))
                                .forEach(QueuedCall::dueNow);
                        return haveEnded(calls);
                    });
            EXCHANGE.nothingIsWrong();
            agent.kill();
        }
        assertThat(calls)
                .allSatisfy(call -> assertThat(call.state()).as(call.story()).isIn("completed", "failed", "pending"));
    }

    private static boolean haveEnded(List<QueuedCall> calls) {
        return calls.stream().allMatch(QueuedCall::hasEnded)
                && EXCHANGE.rows("select id from call_sessions where ended_at is null")
                        .isEmpty();
    }
}
