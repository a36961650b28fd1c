package io.patchbay.agent.adapter.postgres;

import static io.patchbay.agent.adapter.postgres.Fixture.LEASE;
import static io.patchbay.agent.adapter.postgres.Fixture.NOW;
import static io.patchbay.agent.adapter.postgres.Fixture.agent;
import static io.patchbay.agent.adapter.postgres.Fixture.end;
import static io.patchbay.agent.adapter.postgres.Fixture.move;
import static io.patchbay.agent.adapter.postgres.Fixture.number;
import static io.patchbay.agent.adapter.postgres.Fixture.session;
import static io.patchbay.agent.adapter.postgres.Fixture.sessionId;
import static io.patchbay.agent.adapter.postgres.Fixture.workflow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.patchbay.agent.database.TestDatabase;
import io.patchbay.agent.port.AssistantReport;
import io.patchbay.agent.port.store.CallStore.LineTaken;
import io.patchbay.agent.port.store.CallStore.StaleRow;
import io.patchbay.agent.port.store.StoreWrite;
import io.patchbay.contract.id.CallSid;
import io.patchbay.contract.id.ClassificationId;
import io.patchbay.contract.id.PendingCallId;
import io.patchbay.contract.phi.Phone;
import io.patchbay.contract.phi.Purpose;
import io.patchbay.contract.phi.Transcript;
import io.patchbay.contract.row.ActionType;
import io.patchbay.contract.row.WorkflowState;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("postgres")
class CallStoreTest {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.fresh();

    private PostgresStores stores = PostgresStores.over(DATABASE.dataSource());

    @BeforeEach
    void freshStores() {
        stores = PostgresStores.over(DATABASE.dataSource());
    }

    @Test
    void aSecondLiveCallForOnePendingCallIsRefusedByTheDatabase() throws SQLException {
        var phone = number();
        var call = pendingCall(phone, "calling");
        commit(session(sessionId(), call, phone, agent()));
        assertThatThrownBy(() -> commit(session(sessionId(), call, number(), agent())))
                .isInstanceOf(LineTaken.class)
                .hasMessageContaining("one_live_per_pending_call");
    }

    @Test
    void aSecondLiveCallOnOneNumberIsRefusedUntilTheFirstEnds() throws SQLException {
        var phone = number();
        var agent = agent();
        var first = sessionId();
        var second = pendingCall(phone, "calling");
        commit(session(first, pendingCall(phone, "calling"), phone, agent));
        assertThatThrownBy(() -> commit(session(sessionId(), second, phone, agent)))
                .isInstanceOf(LineTaken.class)
                .hasMessageContaining("one_live_per_number");
        commit(end(first, agent));
        commit(session(sessionId(), second, phone, agent));
    }

    @Test
    void nothingOfADecisionIsWrittenWhenOnePartOfItIsRefused() throws SQLException {
        var phone = number();
        var call = pendingCall(phone, "ready_to_call");
        var session = sessionId();
        var stale = workflow(call, WorkflowState.NEW);
        assertThatThrownBy(() -> stores.calls()
                        .commit(List.of(
                                session(session, call, phone, agent()),
                                move(stale, workflow(call, WorkflowState.CALLING), "call_started"))))
                .isInstanceOf(StaleRow.class);
        assertThat(stores.sessions().find(session)).isEmpty();
    }

    @Test
    void attemptsAreCountedByTheDatabase() throws SQLException {
        var phone = number();
        var call = pendingCall(phone, "calling");
        var agent = agent();
        for (int attempt = 1; attempt <= 3; attempt++) {
            var id = sessionId();
            commit(session(id, call, phone, agent));
            assertThat(DATABASE.value("select attempt from call_sessions where id = '" + id + "'"))
                    .isEqualTo(Integer.toString(attempt));
            commit(end(id, agent));
        }
    }

    @Test
    void aSessionOfAnotherAgentIsNotWritten() throws SQLException {
        var phone = number();
        var id = sessionId();
        commit(session(id, pendingCall(phone, "calling"), phone, agent()));
        assertThatThrownBy(() -> commit(end(id, agent())))
                .isInstanceOf(StaleRow.class)
                .hasMessageContaining("call_sessions");
    }

    @Test
    void aVerdictWrittenByAnotherProgramSurvivesTheOwnersNextWrite() throws SQLException {
        var phone = number();
        var id = sessionId();
        var agent = agent();
        commit(session(id, pendingCall(phone, "calling"), phone, agent));
        DATABASE.execute("update call_sessions set ivr_detection_state = 'human' where id = '" + id + "'");
        commit(new StoreWrite.UpdateSession(id, agent, Fixture.row(Optional.empty())));
        assertThat(DATABASE.value("select ivr_detection_state from call_sessions where id = '" + id + "'"))
                .isEqualTo("human");
    }

    @Test
    void aMoveWritesTheRowItsHistoryAndTheAttempt() throws SQLException {
        var call = pendingCall(number(), "ready_to_call");
        var before = workflow(call, WorkflowState.READY_TO_CALL);
        var day = LocalDate.of(2026, 11, 1);
        DATABASE.execute("update pending_calls set wait_reason = 'closed' where id = '" + call + "'");
        commit(new StoreWrite.MoveWorkflow(
                before,
                workflow(call, WorkflowState.CALLING),
                "call_started",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of("classification_found", true),
                Optional.empty(),
                Optional.of(day),
                true,
                NOW));
        assertThat(DATABASE.value(
                        "select concat_ws('|', workflow_state, wait_reason, attempts_today, last_attempt_day, triggered,"
                                + " workflow_metadata, row_version > 0) from pending_calls where id = '" + call + "'"))
                .isEqualTo("calling|1|2026-11-01|t|{\"classification_found\": true}|t");
        assertThat(DATABASE.column("select concat_ws('|', from_state, to_state, event) from workflow_events"
                        + " where pending_call_id = '" + call + "'"))
                .containsExactly("ready_to_call|calling|call_started");
    }

    @Test
    void attemptsStartAgainOnANewDay() throws SQLException {
        var call = pendingCall(number(), "ready_to_call");
        for (var day : List.of("2026-11-01", "2026-11-01", "2026-11-02")) {
            var ready = workflow(call, WorkflowState.READY_TO_CALL);
            commit(new StoreWrite.MoveWorkflow(
                    ready,
                    ready,
                    "call_started",
                    Optional.of("x"),
                    Optional.empty(),
                    Optional.empty(),
                    Map.of(),
                    Optional.empty(),
                    Optional.of(LocalDate.parse(day)),
                    false,
                    NOW));
        }
        assertThat(DATABASE.value(
                        "select attempts_today || ' ' || last_error from pending_calls where id = '" + call + "'"))
                .isEqualTo("1 x");
    }

    @Test
    void beingHeldBackForTheSameReasonAgainIsNotHistory() throws SQLException {
        var call = pendingCall(number(), "ready_to_call");
        var before = workflow(call, WorkflowState.READY_TO_CALL);
        for (var reason : List.of("closed", "closed", "paused")) {
            commit(new StoreWrite.MoveWorkflow(
                    before,
                    before,
                    "dial_not_allowed",
                    Optional.empty(),
                    Optional.of(reason),
                    Optional.empty(),
                    Map.of(),
                    Optional.empty(),
                    Optional.empty(),
                    true,
                    NOW));
        }
        assertThat(DATABASE.column("select detail ->> 'wait_reason' from workflow_events where pending_call_id = '"
                        + call + "' order by id"))
                .containsExactly("closed", "paused");
    }

    @Test
    void ofTwoDecisionsForTheSameStateOneWins() throws Exception {
        var call = pendingCall(number(), "ready_to_call");
        var before = workflow(call, WorkflowState.READY_TO_CALL);
        try (var threads = Executors.newFixedThreadPool(2)) {
            var results = threads.invokeAll(List.of(
                    () -> tryTo(move(before, workflow(call, WorkflowState.CALLING), "call_started")),
                    () -> tryTo(move(before, workflow(call, WorkflowState.PENDING), "parked"))));
            assertThat(List.of(results.get(0).get(), results.get(1).get())).containsExactlyInAnyOrder(true, false);
        }
    }

    @Test
    void aNewClassificationTakesThePlaceOfTheActiveOne() throws SQLException {
        var phone = number();
        var first = new ClassificationId(UUID.randomUUID());
        var second = new ClassificationId(UUID.randomUUID());
        commit(Fixture.remember(first, phone));
        commit(Fixture.remember(second, phone));
        commit(new StoreWrite.VerifyClassification(second, NOW.plusSeconds(9)));
        var found = stores.classifications().findActive(phone, NOW).orElseThrow();
        assertThat(found.id()).isEqualTo(second);
        assertThat(found.path()).isEqualTo(Fixture.path());
        assertThat(found.verificationCount()).isEqualTo(2);
        assertThat(stores.classifications().find(first)).isPresent();
        assertThat(stores.classifications().findActive(phone, found.expiresAt()))
                .isEmpty();
        assertThat(DATABASE.value("select ivr_actions -> 1 from call_classifications where id = '" + second + "'"))
                .isEqualTo("{\"timing_ms\": 31000, \"action_type\": \"transfer\", \"action_value\": \"connect_vapi\"}");
    }

    @Test
    void aPathWrittenByTheSeedsIsUnderstood() throws SQLException {
        var phone = number();
        DATABASE.execute(
                "insert into call_classifications (phone_number, classification_type, ivr_actions) values ('"
                        + phone.reveal(Purpose.STORE)
                        + "', 'ivr_then_human', '[{\"action_type\": \"dtmf\", \"action_value\": \"3\","
                        + " \"timing_ms\": 17000}, {\"action_type\": \"transfer\", \"action_value\": \"connect_vapi\", \"timing_ms\": 15000}]')");
        var path = stores.classifications().findActive(phone, NOW).orElseThrow().path();
        assertThat(path.transferAtMillis()).isEqualTo(OptionalLong.of(15_000));
        assertThat(path.steps()).singleElement().satisfies(step -> {
            assertThat(step.type()).isEqualTo(ActionType.DTMF);
            assertThat(step.value()).isEqualTo("3");
            assertThat(step.timingMillis()).isEqualTo(17_000);
        });
    }

    @Test
    void aReportReachesBothRowsAndALateOneOnlyItsSession() throws SQLException {
        var phone = number();
        var call = pendingCall(phone, "calling");
        var agent = agent();
        var first = sessionId();
        var second = sessionId();
        commit(session(first, call, phone, agent), end(first, agent), session(second, call, phone, agent));
        commit(new StoreWrite.StoreReport(second, call, report("v2", "Sending Records"), NOW));
        commit(new StoreWrite.StoreReport(first, call, report("v1", "Unable to connect"), NOW));
        assertThat(DATABASE.value("select concat_ws('|', success_evaluation, vapi_call_id, summary,"
                        + " workflow_metadata ->> 'records_being_sent') from pending_calls where id = '" + call + "'"))
                .isEqualTo("Sending Records|v2|spoke with the desk|true");
        assertThat(DATABASE.value(
                        "select concat_ws('|', workflow_metadata ->> 'needs_retry', workflow_metadata ->> 'is_terminal',"
                                + " assistant_report ->> 'ended_reason') from call_sessions where id = '" + first
                                + "'"))
                .isEqualTo("true|false|hangup");
    }

    @Test
    void promptsActionsAndWordsAreKept() throws SQLException {
        var phone = number();
        var id = sessionId();
        var event = UUID.randomUUID();
        commit(session(id, pendingCall(phone, "calling"), phone, agent()));
        commit(
                new StoreWrite.InsertIvrEvent(
                        event,
                        id,
                        Optional.empty(),
                        new Transcript("press three"),
                        "deepgram",
                        ActionType.DTMF,
                        "3",
                        4_000,
                        NOW),
                new StoreWrite.MarkIvrExecuted(event, NOW.plusSeconds(1)),
                new StoreWrite.InsertTranscript(
                        id, Optional.of(new CallSid("CA1")), "clinic", new Transcript("hello"), Optional.of(900L), NOW),
                new StoreWrite.MergeSessionMetadata(id, Map.of("transfer_detected", true)),
                new StoreWrite.ShowCallStatus(
                        stores.sessions().find(id).orElseThrow().pendingCall(), "ringing"));
        assertThat(DATABASE.value(
                        "select concat_ws('|', call_id, action_value, executed, timing_ms) from ivr_events where id = '"
                                + event + "'"))
                .isEqualTo("3|t|4000");
        assertThat(DATABASE.value(
                        "select content || audio_ms from conversation_transcripts where session_id = '" + id + "'"))
                .isEqualTo("hello900");
        assertThat(DATABASE.value(
                        "select p.call_status || (s.workflow_metadata ->> 'transfer_detected') from call_sessions s"
                                + " join pending_calls p on p.id = s.pending_call_id where s.id = '" + id + "'"))
                .isEqualTo("ringingtrue");
    }

    @Test
    void aRefusedValueIsNamedByItsRuleAndNeverQuoted() throws SQLException {
        var call = pendingCall(number(), "new");
        assertThatThrownBy(() -> commit(new StoreWrite.ShowCallStatus(call, "Planted Name")))
                .isInstanceOf(StatementFailure.class)
                .hasMessageContaining("show_call_status")
                .hasMessageContaining("pending_calls_call_status_word")
                .hasMessageNotContaining("Planted")
                .hasNoCause();
    }

    private PendingCallId pendingCall(Phone phone, String state) throws SQLException {
        return Fixture.pendingCall(DATABASE, phone.reveal(Purpose.STORE), state, NOW.plus(LEASE));
    }

    private void commit(StoreWrite... writes) {
        stores.calls().commit(List.of(writes));
    }

    private boolean tryTo(StoreWrite write) {
        try {
            commit(write);
            return true;
        } catch (StaleRow e) {
            return false;
        }
    }

    private static AssistantReport report(String id, String evaluation) {
        return new AssistantReport(
                id,
                Optional.of(evaluation),
                Optional.of(new Transcript("spoke with the desk")),
                Optional.empty(),
                Map.of("rep", "desk"),
                "hangup",
                OptionalLong.of(12_000));
    }
}
