package io.patchbay.agent.adapter.postgres;

import io.patchbay.agent.adapter.postgres.Statements.Transaction;
import io.patchbay.agent.port.AssistantReport;
import io.patchbay.agent.port.store.StoreWrite;
import io.patchbay.agent.workflow.AssistantOutcome;
import io.patchbay.contract.phi.Purpose;
import io.patchbay.contract.phi.Transcript;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// An assistant's report in the two shapes of seed 001: the latest values on the pending call, the whole of it on
/// the session.
final class ReportColumns {

    private ReportColumns() {}

    static void store(Transaction transaction, StoreWrite.StoreReport write) {
        var report = write.report();
        transaction
                .update("report_on_session")
                .bind("session", write.session())
                .bind("assistantCallId", report.assistantCallId())
                .bind("report", Json.write(whole(report)))
                .bind("metadata", Json.write(history(report, write.at())))
                .execute();
        transaction
                .update("report_on_pending_call")
                .bind("session", write.session())
                .bind("pendingCall", write.pendingCall())
                .bind("assistantCallId", report.assistantCallId())
                .bind("summary", report.summary())
                .bind("evaluation", report.evaluation())
                .bind("structured", Json.write(report.structured()))
                .bind("metadata", Json.write(latest(report, write.at())))
                .execute();
    }

    private static Map<String, Object> whole(AssistantReport report) {
        var json = new LinkedHashMap<String, Object>();
        json.put("assistant_call_id", report.assistantCallId());
        report.evaluation().ifPresent(evaluation -> json.put("evaluation", evaluation));
        stored(report.summary()).ifPresent(summary -> json.put("summary", summary));
        stored(report.transcript()).ifPresent(transcript -> json.put("transcript", transcript));
        json.put("structured", report.structured());
        json.put("ended_reason", report.endedReason());
        report.talkMillis().ifPresent(millis -> json.put("talk_ms", millis));
        return json;
    }

    private static Map<String, Object> latest(AssistantReport report, Instant at) {
        var json = new LinkedHashMap<String, Object>();
        json.put("vapi_completed_at", at.toString());
        report.evaluation().ifPresent(evaluation -> json.put("vapi_success_evaluation", evaluation));
        stored(report.summary()).ifPresent(summary -> json.put("vapi_summary", summary));
        json.put("records_being_sent", outcome(report) == AssistantOutcome.SENDING_RECORDS);
        return json;
    }

    private static Map<String, Object> history(AssistantReport report, Instant at) {
        var outcome = outcome(report);
        boolean isSuccessful = outcome == AssistantOutcome.SENDING_RECORDS || outcome == AssistantOutcome.NO_SHOW;
        var json = new LinkedHashMap<>(latest(report, at));
        json.put("vapi_structured_data", report.structured());
        json.put("employee_no_show", outcome == AssistantOutcome.NO_SHOW);
        json.put("connection_failed", outcome == AssistantOutcome.UNABLE_TO_CONNECT);
        json.put("call_outcome", report.evaluation().orElse(outcome.word()));
        json.put("is_successful", isSuccessful);
        json.put("is_terminal", isSuccessful);
        json.put("needs_retry", outcome == AssistantOutcome.UNABLE_TO_CONNECT);
        return json;
    }

    private static AssistantOutcome outcome(AssistantReport report) {
        return AssistantOutcome.ofEvaluation(report.evaluation());
    }

    private static Optional<String> stored(Optional<Transcript> words) {
        return words.map(text -> text.reveal(Purpose.STORE));
    }
}
