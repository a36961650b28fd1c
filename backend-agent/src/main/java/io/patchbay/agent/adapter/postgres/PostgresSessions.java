package io.patchbay.agent.adapter.postgres;

import io.patchbay.agent.port.store.Sessions;
import io.patchbay.agent.workflow.CallPurpose;
import io.patchbay.contract.id.AgentId;
import io.patchbay.contract.id.CallSessionId;
import io.patchbay.contract.id.PendingCallId;
import io.patchbay.contract.phi.Phone;
import io.patchbay.contract.row.DetectionState;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.Query;

/// Live sessions and their owners. A session whose agent said goodbye is as good as one whose lease is over; a
/// session another program inserted, without an agent, is nobody's to take.
final class PostgresSessions implements Sessions {

    private final Statements statements;

    PostgresSessions(Statements statements) {
        this.statements = statements;
    }

    @Override
    public List<LiveSession> claimLost(AgentId agent, Instant now, Duration lease, int limit) {
        return statements.inTransaction(transaction -> mapped(transaction
                .query("claim_lost_sessions")
                .bind("agent", agent)
                .bind("now", now)
                .bind("leaseUntil", now.plus(lease))
                .bind("limit", limit)));
    }

    @Override
    public int renew(AgentId agent, Instant leaseUntil) {
        return statements.inTransaction(transaction -> transaction
                .query("renew_leases")
                .bind("agent", agent)
                .bind("leaseUntil", leaseUntil)
                .mapTo(Integer.class)
                .one());
    }

    @Override
    public Optional<LiveSession> find(CallSessionId id) {
        return first("find_session", "id", id);
    }

    @Override
    public Optional<LiveSession> liveOf(PendingCallId pendingCall) {
        return first("live_session_of", "pendingCall", pendingCall);
    }

    @Override
    public Optional<LiveSession> ofAssistant(String assistantCallId) {
        return first("session_of_assistant", "assistantCallId", assistantCallId);
    }

    @Override
    public Optional<DetectionState> detectionOf(CallSessionId id) {
        return statements.inTransaction(transaction -> transaction
                .query("session_detection")
                .bind("id", id)
                .map((results, context) -> DetectionState.ofWord(new Row(results).text("ivr_detection_state")))
                .findFirst());
    }

    @Override
    public List<Phone> liveNumbers() {
        return statements.inTransaction(transaction -> transaction
                .query("live_numbers")
                .map((results, context) -> new Phone(new Row(results).text("clinic_phone")))
                .list());
    }

    private Optional<LiveSession> first(String statement, String key, Object value) {
        return statements.inTransaction(transaction ->
                mapped(transaction.query(statement).bind(key, value)).stream().findFirst());
    }

    private static List<LiveSession> mapped(Query query) {
        return query.map((results, context) -> session(new Row(results))).list();
    }

    private static LiveSession session(Row row) throws SQLException {
        return new LiveSession(
                row.id("id", CallSessionId::new),
                row.pendingCall("pending_call_id"),
                purpose(row.text("purpose")),
                new Phone(row.text("clinic_phone")),
                row.optionalText("clinic_name").orElse(""),
                row.classification("classification_id"),
                row.optional("agent_id", AgentId::new),
                row.optionalText("machine_state"),
                row.optionalInstant("dial_started_at"),
                row.isPresent("ended_at"));
    }

    private static CallPurpose purpose(String word) {
        return Arrays.stream(CallPurpose.values())
                .filter(purpose -> purpose.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("CallPurpose: no such word: " + word));
    }
}
