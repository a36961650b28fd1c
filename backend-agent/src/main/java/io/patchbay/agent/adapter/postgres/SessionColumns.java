package io.patchbay.agent.adapter.postgres;

import io.patchbay.agent.adapter.postgres.Statements.Transaction;
import io.patchbay.agent.port.store.SessionRow;
import io.patchbay.agent.port.store.StoreWrite;
import org.jdbi.v3.core.statement.Update;

/// The columns of `call_sessions` that the call machine owns.
final class SessionColumns {

    private SessionColumns() {}

    /// Returns the rows written: none when another agent owns the session.
    static int update(Transaction transaction, StoreWrite.UpdateSession write) {
        var row = write.row();
        var update = transaction
                .update("update_session")
                .bind("id", write.id())
                .bind("agent", write.agent())
                .bind("callId", row.callId())
                .bind("callStatus", row.callStatus().word())
                .bind("streamSid", row.streamSid())
                .bind("conferenceSid", row.conferenceSid())
                .bind("endReason", row.end().map(SessionRow.End::reason))
                .bind("endedBy", row.end().map(SessionRow.End::endedBy))
                .bind("endedAt", row.end().map(SessionRow.End::at))
                .bind("machineState", row.machineState())
                .bind("leaseUntil", row.leaseUntil());
        bind(update, row.legs());
        bind(update, row.finding());
        bind(update, row.times());
        bind(update, row.assistant());
        return update.execute();
    }

    private static void bind(Update update, SessionRow.Legs legs) {
        update.bind("clinicStatus", legs.clinicStatus())
                .bind("assistantStatus", legs.assistantStatus())
                .bind("clinicHoldDesired", legs.clinicHoldDesired())
                .bind("clinicHoldConfirmed", legs.clinicHoldConfirmed())
                .bind("assistantHoldDesired", legs.assistantHoldDesired())
                .bind("assistantHoldConfirmed", legs.assistantHoldConfirmed());
    }

    private static void bind(Update update, SessionRow.Finding finding) {
        update.bind("detection", finding.detection().map(state -> state.word()))
                .bind("latencyMillis", finding.latencyMillis())
                .bind("confidence", finding.confidence())
                .bind("byDefault", finding.byDefault())
                .bind("evidence", finding.evidence());
    }

    private static void bind(Update update, SessionRow.Times times) {
        update.bind("dialStartedAt", times.dialStarted())
                .bind("answeredAt", times.answered())
                .bind("firstWordsAt", times.firstWords())
                .bind("verdictAt", times.verdict())
                .bind("unholdRequestedAt", times.unholdRequested())
                .bind("unholdConfirmedAt", times.unholdConfirmed())
                .bind("assistantFirstAudioAt", times.assistantFirstAudio())
                .bind("ringMillis", times.ringMillis())
                .bind("joiningErrorMillis", times.joiningErrorMillis());
    }

    private static void bind(Update update, SessionRow.Assistant assistant) {
        update.bind("assistantCallSid", assistant.callSid())
                .bind("vapiCallId", assistant.vapiCallId())
                .bind("controlUrl", assistant.controlUrl());
    }
}
