package io.patchbay.agent.adapter.postgres;

import io.patchbay.agent.port.store.DueCalls;
import io.patchbay.agent.workflow.Workflow;
import io.patchbay.contract.id.AgentId;
import io.patchbay.contract.id.PendingCallId;
import io.patchbay.contract.phi.Phone;
import io.patchbay.contract.row.ClassificationType;
import io.patchbay.contract.row.WorkflowState;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The queue in `pending_calls`. A row whose number is not E.164 (see `patchbay.e164`) can never be dialled: it
/// fails with that reason when its time comes, and is not found here.
final class PostgresDueCalls implements DueCalls {

    private final Statements statements;

    PostgresDueCalls(Statements statements) {
        this.statements = statements;
    }

    @Override
    public List<DueCall> claim(AgentId agent, Instant now, Duration lease, int limit) {
        return statements.inTransaction(transaction -> {
            transaction.update("fail_undiallable").bind("now", now).execute();
            return transaction
                    .query("claim_due")
                    .bind("agent", agent)
                    .bind("now", now)
                    .bind("leaseUntil", now.plus(lease))
                    .bind("limit", limit)
                    .map((results, context) -> dueCall(new Row(results)))
                    .list();
        });
    }

    @Override
    public Optional<Instant> nextDueAt(Instant now) {
        return statements.inTransaction(transaction -> transaction
                .query("next_due_at")
                .bind("now", now)
                .map((results, context) -> new Row(results).instant("next_action_at"))
                .findFirst());
    }

    @Override
    public Optional<DueCall> find(PendingCallId id) {
        return statements.inTransaction(transaction -> transaction
                .query("find_due_call")
                .bind("id", id)
                .map((results, context) -> dueCall(new Row(results)))
                .findFirst());
    }

    @Override
    public void release(AgentId agent) {
        statements.useTransaction(transaction ->
                transaction.update("release_claims").bind("agent", agent).execute());
    }

    private static DueCall dueCall(Row row) throws SQLException {
        var workflow = new Workflow(
                row.pendingCall("id"),
                WorkflowState.ofWord(row.text("workflow_state")),
                row.count("retry_count"),
                row.count("max_retries"),
                row.optionalText("classification_type").map(ClassificationType::ofWord),
                row.classification("classification_id"),
                row.instant("next_action_at"),
                row.count("voicemail_count"),
                row.flag("needs_review"));
        return new DueCall(
                workflow,
                new Phone(row.text("phone")),
                row.optionalText("clinic_name").orElse(""),
                row.count("attempts_today"),
                row.optionalDay("last_attempt_day"));
    }
}
