package io.patchbay.agent.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The dispatcher looks every sixty seconds whatever happens; at twice the wall's speed that is half a minute of the
/// wall's. Nothing that is due waits for it.
final class WakingTest {

    private static final double SPEED = 2;
    private static final Duration INTERVAL = Duration.ofSeconds(30);

    @RegisterExtension
    static final TestExchange EXCHANGE = TestExchange.atSpeed(SPEED);

    /// Two calls of the agent's first round are over; from now on it sleeps.
    @BeforeAll
    static void theAgentIsAtRest() {
        EXCHANGE.queue("+16195550113").ends();
    }

    @Test
    void aRowInsertedBySqlIsDialledAtOnce() {
        long inserted = System.nanoTime();
        QueuedCall call = EXCHANGE.queue("+13055550111");
        call.until("it is dialled", () -> isDialled(call));
        assertThat(Duration.ofNanos(System.nanoTime() - inserted)).isLessThan(INTERVAL.dividedBy(4));
        call.attempted(1);
    }

    @Test
    void aRowDueInAWhileIsDialledThenAndNotAtTheNextRound() {
        Instant due = EXCHANGE.now().plusSeconds(8);
        QueuedCall call = EXCHANGE.queue("+16195550113", due);
        call.until("it is dialled", () -> isDialled(call));
        Instant dialled = call.session(1).time("dial_started_at");
        assertThat(dialled).isBetween(due, due.plusSeconds(15));
        call.ends();
    }

    private static boolean isDialled(QueuedCall call) {
        return !call.sessions().isEmpty() && EXCHANGE.dials(call.session(1).text("id")) == 1;
    }
}
