package io.patchbay.agent.adapter.postgres;

import io.patchbay.agent.database.TestDatabase;
import io.patchbay.agent.listen.LearnedPath;
import io.patchbay.agent.listen.PathStep;
import io.patchbay.agent.port.store.SessionRow;
import io.patchbay.agent.port.store.StoreWrite;
import io.patchbay.agent.workflow.CallPurpose;
import io.patchbay.agent.workflow.Workflow;
import io.patchbay.contract.id.AgentId;
import io.patchbay.contract.id.CallSessionId;
import io.patchbay.contract.id.ClassificationId;
import io.patchbay.contract.id.PendingCallId;
import io.patchbay.contract.phi.Phone;
import io.patchbay.contract.row.ActionType;
import io.patchbay.contract.row.CallStatus;
import io.patchbay.contract.row.ClassificationType;
import io.patchbay.contract.row.WorkflowState;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/// Rows and writes with sane defaults.
final class Fixture {

    static final Instant NOW = Instant.parse("2026-11-01T20:00:00Z");
    static final Duration LEASE = Duration.ofMinutes(2);

    private static final AtomicInteger NUMBERS = new AtomicInteger(1000);

    private Fixture() {}

    static AgentId agent() {
        return new AgentId(UUID.randomUUID());
    }

    static Phone number() {
        return new Phone("+1202555" + NUMBERS.getAndIncrement());
    }

    static PendingCallId pendingCall(TestDatabase database, String phone, String state, Instant dueAt)
            throws SQLException {
        var id = new PendingCallId(UUID.randomUUID());
        database.execute("""
                insert into pending_calls (id, exam_id, employee_name, employee_dob, appointment_time, phone, clinic_name,
                    procedures, kit_materials, workflow_state, next_action_at)
                values ('%s', 'E-1', 'Planted Name', '1980-02-03', '2026-12-01T10:00Z', '%s', 'Clinic', 'blood', '', '%s', '%s')
                """.formatted(id, phone, state, dueAt));
        return id;
    }

    static StoreWrite.InsertSession session(CallSessionId id, PendingCallId pendingCall, Phone phone, AgentId agent) {
        return new StoreWrite.InsertSession(
                id, pendingCall, CallPurpose.TASK, phone, "Clinic", Optional.empty(), agent, NOW.plus(LEASE), NOW);
    }

    static CallSessionId sessionId() {
        return new CallSessionId(UUID.randomUUID());
    }

    static StoreWrite.MoveWorkflow move(Workflow before, Workflow after, String event) {
        return new StoreWrite.MoveWorkflow(
                before,
                after,
                event,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                false,
                NOW);
    }

    static Workflow workflow(PendingCallId id, WorkflowState state) {
        return new Workflow(id, state, 0, 3, Optional.empty(), Optional.empty(), NOW, 0, false);
    }

    static SessionRow row(Optional<SessionRow.End> end) {
        return new SessionRow(
                Optional.empty(),
                end.isPresent() ? CallStatus.FAILED : CallStatus.RINGING,
                new SessionRow.Legs("ringing", "none", false, Optional.empty(), true, Optional.of(true)),
                new SessionRow.Finding(Optional.empty(), Optional.empty(), Optional.empty(), false, Optional.empty()),
                new SessionRow.Times(
                        Optional.of(NOW),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                new SessionRow.Assistant(Optional.empty(), Optional.of("vapi-1"), Optional.empty()),
                Optional.of("MZ1"),
                Optional.empty(),
                end,
                "{\"at\":1}",
                NOW.plus(LEASE));
    }

    static StoreWrite.UpdateSession end(CallSessionId id, AgentId agent) {
        return new StoreWrite.UpdateSession(
                id, agent, row(Optional.of(new SessionRow.End("no_answer", "carrier", NOW.plusSeconds(30)))));
    }

    static LearnedPath path() {
        return new LearnedPath(
                List.of(new PathStep(ActionType.DTMF, "3", 17_000, "f1", "for medical records press three", 250)),
                OptionalLong.of(31_000));
    }

    static StoreWrite.InsertClassification remember(ClassificationId id, Phone phone) {
        return new StoreWrite.InsertClassification(
                id,
                phone,
                "Clinic",
                ClassificationType.IVR_THEN_HUMAN,
                0.93,
                path(),
                Optional.of(Duration.ofSeconds(32)),
                Optional.empty(),
                NOW,
                NOW.plus(Duration.ofDays(30)));
    }
}
