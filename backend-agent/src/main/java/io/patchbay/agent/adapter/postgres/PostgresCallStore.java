package io.patchbay.agent.adapter.postgres;

import io.patchbay.agent.adapter.postgres.Statements.Transaction;
import io.patchbay.agent.port.store.CallStore;
import io.patchbay.agent.port.store.StoreWrite;
import io.patchbay.agent.workflow.Workflow;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Writes decisions: one transaction, one statement or a few per write, in order.
final class PostgresCallStore implements CallStore {

    private final Statements statements;

    PostgresCallStore(Statements statements) {
        this.statements = statements;
    }

    @Override
    public void commit(List<StoreWrite> writes) {
        if (!writes.isEmpty()) {
            statements.useTransaction(transaction -> writes.forEach(write -> write(transaction, write)));
        }
    }

    private static void write(Transaction transaction, StoreWrite write) {
        switch (write) {
            case StoreWrite.InsertSession session -> insertSession(transaction, session);
            case StoreWrite.UpdateSession session ->
                requireRow("call_sessions", SessionColumns.update(transaction, session));
            case StoreWrite.MergeSessionMetadata merge ->
                transaction
                        .update("merge_session_metadata")
                        .bind("id", merge.id())
                        .bind("changes", Json.write(merge.changes()))
                        .execute();
            case StoreWrite.MoveWorkflow move -> moveWorkflow(transaction, move);
            case StoreWrite.ShowCallStatus status ->
                transaction
                        .update("show_call_status")
                        .bind("id", status.id())
                        .bind("callStatus", status.callStatus())
                        .execute();
            case StoreWrite.InsertIvrEvent event -> insertIvrEvent(transaction, event);
            case StoreWrite.MarkIvrExecuted mark ->
                transaction
                        .update("mark_ivr_executed")
                        .bind("id", mark.id())
                        .bind("at", mark.at())
                        .execute();
            case StoreWrite.InsertClassification classification -> remember(transaction, classification);
            case StoreWrite.VerifyClassification verify ->
                transaction
                        .update("verify_classification")
                        .bind("id", verify.id())
                        .bind("at", verify.at())
                        .execute();
            case StoreWrite.InsertTranscript transcript -> insertTranscript(transaction, transcript);
            case StoreWrite.StoreReport report -> ReportColumns.store(transaction, report);
        }
    }

    private static void insertSession(Transaction transaction, StoreWrite.InsertSession session) {
        transaction
                .update("insert_session")
                .bind("id", session.id())
                .bind("pendingCall", session.pendingCall())
                .bind("purpose", session.purpose().word())
                .bind("clinicPhone", session.clinicPhone())
                .bind("clinicName", session.clinicName())
                .bind("classification", session.classification())
                .bind("agent", session.agent())
                .bind("leaseUntil", session.leaseUntil())
                .bind("at", session.at())
                .execute();
    }

    private static void moveWorkflow(Transaction transaction, StoreWrite.MoveWorkflow move) {
        var after = move.after();
        var moved = transaction
                .query("move_workflow")
                .bind("id", after.id())
                .bind("fromState", move.before().state().word())
                .bind("toState", after.state().word())
                .bind("changed", !after.equals(move.before()))
                .bind("retryCount", after.retryCount())
                .bind("maxRetries", after.maxRetries())
                .bind("classificationType", after.classification().map(type -> type.word()))
                .bind("classificationId", after.classificationId())
                .bind("nextActionAt", after.nextActionAt())
                .bind("needsReview", after.needsReview())
                .bind("event", move.event())
                .bind("lastError", move.lastError())
                .bind("waitReason", move.waitReason())
                .bind("reviewReason", move.reviewReason())
                .bind("metadata", Json.write(metadata(move.metadata(), after)))
                .bind("session", move.session())
                .bind("attemptDay", move.attemptDay())
                .bind("release", move.release())
                .bind("at", move.at())
                .mapTo(String.class)
                .list();
        requireRow("pending_calls", moved.size());
    }

    private static Map<String, Object> metadata(Map<String, Object> changes, Workflow after) {
        var all = new HashMap<>(changes);
        if (after.voicemailCount() > 0) {
            all.put("voicemail_count", after.voicemailCount());
        }
        return all;
    }

    private static void insertIvrEvent(Transaction transaction, StoreWrite.InsertIvrEvent event) {
        transaction
                .update("insert_ivr_event")
                .bind("id", event.id())
                .bind("session", event.session())
                .bind("callId", event.callId())
                .bind("transcript", event.transcript())
                .bind("sttSource", event.sttSource())
                .bind("action", event.action().word())
                .bind("value", event.value())
                .bind("timingMillis", Math.toIntExact(event.timingMillis()))
                .bind("at", event.at())
                .execute();
    }

    /// The active classification of the number retires first; two agents that learned the same number take turns.
    private static void remember(Transaction transaction, StoreWrite.InsertClassification classification) {
        transaction
                .query("lock_number")
                .bind("phone", classification.phone())
                .mapTo(String.class)
                .list();
        transaction
                .update("retire_classification")
                .bind("phone", classification.phone())
                .execute();
        transaction
                .update("insert_classification")
                .bind("id", classification.id())
                .bind("phone", classification.phone())
                .bind("clinicName", classification.clinicName())
                .bind("type", classification.type().word())
                .bind("confidence", classification.confidence())
                .bind("actions", PathJson.write(classification.path()))
                .bind(
                        "tookMillis",
                        classification.took().map(Duration::toMillis).map(Math::toIntExact))
                .bind("preCallSid", classification.preCallSid())
                .bind("expiresAt", classification.expiresAt())
                .bind("at", classification.at())
                .execute();
    }

    private static void insertTranscript(Transaction transaction, StoreWrite.InsertTranscript transcript) {
        transaction
                .update("insert_transcript")
                .bind("session", transcript.session())
                .bind("callSid", transcript.callSid())
                .bind("role", transcript.role())
                .bind("words", transcript.words())
                .bind("audioMillis", transcript.audioMillis().map(Math::toIntExact))
                .bind("at", transcript.at())
                .execute();
    }

    private static void requireRow(String table, int rows) {
        if (rows != 1) {
            throw new StaleRow(table);
        }
    }
}
