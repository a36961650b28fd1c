package io.patchbay.agent.adapter.postgres;

import static io.patchbay.agent.adapter.postgres.Fixture.LEASE;
import static io.patchbay.agent.adapter.postgres.Fixture.NOW;
import static io.patchbay.agent.adapter.postgres.Fixture.agent;
import static io.patchbay.agent.adapter.postgres.Fixture.pendingCall;
import static org.assertj.core.api.Assertions.assertThat;

import io.patchbay.agent.database.TestDatabase;
import io.patchbay.agent.port.store.DueCalls.DueCall;
import io.patchbay.contract.id.AgentId;
import io.patchbay.contract.id.PendingCallId;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("postgres")
class QueueTest {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.fresh();

    private PostgresStores stores = PostgresStores.over(DATABASE.dataSource());

    @BeforeEach
    void emptyQueue() throws SQLException {
        DATABASE.execute("delete from call_sessions");
        DATABASE.execute("delete from pending_calls");
        stores = PostgresStores.over(DATABASE.dataSource());
    }

    @Test
    void onlyDueRowsInQueueStatesAreClaimedOldestFirst() throws SQLException {
        var older = due("new", NOW.minusSeconds(60));
        var newer = due("retry_pending", NOW.minusSeconds(5));
        for (var state : List.of("pending", "classifying", "calling", "completed", "failed")) {
            due(state, NOW.minusSeconds(90));
        }
        due("ready_to_call", NOW.plusSeconds(1));
        assertThat(claim(agent(), NOW, 10)).containsExactly(older, newer);
    }

    @Test
    void aClaimedRowIsNobodyElsesUntilItsLeaseIsOver() throws SQLException {
        var call = due("new", NOW);
        assertThat(claim(agent(), NOW, 10)).containsExactly(call);
        assertThat(claim(agent(), NOW.plus(LEASE).minusMillis(1), 10)).isEmpty();
        assertThat(claim(agent(), NOW.plus(LEASE), 10)).containsExactly(call);
    }

    @Test
    void aReleasedRowAndOneOfAnAgentThatSaidGoodbyeAreFreeAtOnce() throws SQLException {
        var call = due("new", NOW);
        var first = agent();
        assertThat(claim(first, NOW, 10)).containsExactly(call);
        stores.dueCalls().release(first);
        var second = agent();
        stores.housekeeping().heartbeat(second, "1", "http://localhost", 5, 0, NOW);
        assertThat(claim(second, NOW, 10)).containsExactly(call);
        stores.housekeeping().goodbye(second, NOW);
        assertThat(claim(agent(), NOW, 10)).containsExactly(call);
    }

    @Test
    void twoAgentsOnOneQueueClaimEveryRowExactlyOnce() throws Exception {
        for (int i = 0; i < 200; i++) {
            due("new", NOW.minusSeconds(i));
        }
        var claimed = new ArrayList<PendingCallId>();
        try (var threads = Executors.newFixedThreadPool(4)) {
            Callable<List<PendingCallId>> worker = () -> {
                var mine = new ArrayList<PendingCallId>();
                var agent = agent();
                var batch = claim(agent, NOW, 7);
                while (!batch.isEmpty()) {
                    mine.addAll(batch);
                    batch = claim(agent, NOW, 7);
                }
                return mine;
            };
            for (var result : threads.invokeAll(List.of(worker, worker, worker, worker))) {
                claimed.addAll(result.get());
            }
        }
        assertThat(claimed).hasSize(200).doesNotHaveDuplicates();
    }

    @Test
    void theNextDueTimeIsThatOfTheOldestRowNobodyHolds() throws SQLException {
        assertThat(stores.dueCalls().nextDueAt(NOW)).isEmpty();
        due("new", NOW.minusSeconds(10));
        due("retry_pending", NOW.plusSeconds(90));
        due("pending", NOW.minusSeconds(99));
        assertThat(stores.dueCalls().nextDueAt(NOW)).contains(NOW.minusSeconds(10));
        claim(agent(), NOW, 1);
        assertThat(stores.dueCalls().nextDueAt(NOW)).contains(NOW.plusSeconds(90));
        assertThat(stores.dueCalls().nextDueAt(NOW.plus(LEASE))).contains(NOW.minusSeconds(10));
    }

    @Test
    void numbersWrittenTheAmericanWayAreKeptInOneForm() throws SQLException {
        for (var written : List.of("(202) 555-0171", "1-202-555-0171", "+1 202.555.0171", "2025550171")) {
            var call = pendingCall(DATABASE, written, "pending", NOW);
            assertThat(stores.dueCalls().find(call).orElseThrow().phone().lastDigits())
                    .isEqualTo("71");
            assertThat(DATABASE.value("select phone from pending_calls where id = '" + call + "'"))
                    .isEqualTo("+12025550171");
        }
    }

    @Test
    void aRowWhoseNumberIsNoneFailsWithTheReasonInsteadOfBlockingTheQueue() throws SQLException {
        var bad = pendingCall(DATABASE, "call the front desk", "new", NOW);
        var good = due("new", NOW);
        assertThat(claim(agent(), NOW, 10)).containsExactly(good);
        assertThat(DATABASE.value(
                        "select workflow_state || ': ' || last_error from pending_calls where id = '" + bad + "'"))
                .startsWith("failed: the number cannot be dialled");
        assertThat(DATABASE.column("select from_state || '>' || to_state from workflow_events where pending_call_id = '"
                        + bad + "'"))
                .containsExactly("new>failed");
        assertThat(stores.dueCalls().find(bad)).isEmpty();
    }

    @Test
    void aClaimTellsWhatTheDispatcherNeeds() throws SQLException {
        var id = due("retry_pending", NOW);
        DATABASE.execute("update pending_calls set retry_count = 2, max_retries = 5, attempts_today = 1,"
                + " last_attempt_day = '2026-11-01', workflow_metadata = '{\"voicemail_count\": 2}' where id = '" + id
                + "'");
        DueCall call = stores.dueCalls().claim(agent(), NOW, LEASE, 1).getFirst();
        assertThat(call.workflow().retryCount()).isEqualTo(2);
        assertThat(call.workflow().maxRetries()).isEqualTo(5);
        assertThat(call.workflow().voicemailCount()).isEqualTo(2);
        assertThat(call.workflow().nextActionAt()).isEqualTo(NOW);
        assertThat(call.attemptsToday()).isEqualTo(1);
        assertThat(call.lastAttemptDay()).contains(LocalDate.of(2026, 11, 1));
        assertThat(call.clinicName()).isEqualTo("Clinic");
    }

    private PendingCallId due(String state, Instant at) throws SQLException {
        return pendingCall(DATABASE, "+12025550123", state, at);
    }

    private List<PendingCallId> claim(AgentId agent, Instant now, int limit) {
        return stores.dueCalls().claim(agent, now, LEASE, limit).stream()
                .map(call -> call.workflow().id())
                .toList();
    }

    @Test
    void aThousandClaimsInBatchesAreFast() throws SQLException {
        DATABASE.execute(
                "insert into pending_calls (exam_id, employee_name, appointment_time, phone, next_action_at)"
                        + " select 'E', 'N', now(), '+12025550123', timestamptz '2026-11-01T19:00Z' from generate_series(1, 1000)");
        var began = System.nanoTime();
        var agent = agent();
        int rows = 0;
        int batch = claim(agent, NOW, 20).size();
        while (batch > 0) {
            rows += batch;
            batch = claim(agent, NOW, 20).size();
        }
        assertThat(rows).isEqualTo(1000);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
    }
}
