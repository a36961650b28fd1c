package io.patchbay.agent.port.store;

import io.patchbay.agent.listen.LearnedPath;
import io.patchbay.agent.port.AssistantReport;
import io.patchbay.agent.workflow.CallPurpose;
import io.patchbay.agent.workflow.Workflow;
import io.patchbay.contract.id.AgentId;
import io.patchbay.contract.id.CallSessionId;
import io.patchbay.contract.id.CallSid;
import io.patchbay.contract.id.ClassificationId;
import io.patchbay.contract.id.PendingCallId;
import io.patchbay.contract.phi.Phone;
import io.patchbay.contract.phi.Transcript;
import io.patchbay.contract.row.ActionType;
import io.patchbay.contract.row.ClassificationType;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// One row written, as data.
public sealed interface StoreWrite {

    /// A new attempt's row (`call_sessions`), before anything is dialled. The database gives `attempt`:
    /// the highest so far of that pending call, plus one.
    record InsertSession(
            CallSessionId id,
            PendingCallId pendingCall,
            CallPurpose purpose,
            Phone clinicPhone,
            String clinicName,
            Optional<ClassificationId> classification,
            AgentId agent,
            Instant leaseUntil,
            Instant at)
            implements StoreWrite {}

    /// All columns of `call_sessions` that the call machine owns, as its state says. Refused
    /// ([CallStore.StaleRow]) when another agent owns the row.
    record UpdateSession(CallSessionId id, AgentId agent, SessionRow row) implements StoreWrite {}

    /// Merges keys over `call_sessions.workflow_metadata` (complete history).
    record MergeSessionMetadata(CallSessionId id, Map<String, Object> changes) implements StoreWrite {}

    /// Moves `pending_calls` from one workflow to the next and appends to `workflow_events`. Guarded: the
    /// row must still be in `before.state()`, else [CallStore.StaleRow]. Present texts are written; where the
    /// row changes, an empty `waitReason` clears its column. `metadata` is merged over workflow_metadata.
    /// `release` gives the claim back. `attemptDay` present: one more attempt on that day.
    record MoveWorkflow(
            Workflow before,
            Workflow after,
            String event,
            Optional<String> lastError,
            Optional<String> waitReason,
            Optional<String> reviewReason,
            Map<String, Object> metadata,
            Optional<CallSessionId> session,
            Optional<LocalDate> attemptDay,
            boolean release,
            Instant at)
            implements StoreWrite {}

    /// The display word of `pending_calls.call_status`.
    record ShowCallStatus(PendingCallId id, String callStatus) implements StoreWrite {}

    /// One row of `ivr_events`. `executed` is false until [MarkIvrExecuted].
    record InsertIvrEvent(
            UUID id,
            CallSessionId session,
            Optional<CallSid> callId,
            Transcript transcript,
            String sttSource,
            ActionType action,
            String value,
            long timingMillis,
            Instant at)
            implements StoreWrite {}

    /// The carrier took the action.
    record MarkIvrExecuted(UUID id, Instant at) implements StoreWrite {}

    /// A new remembered phone system in place of the active one for that number (which stays, inactive, as history).
    record InsertClassification(
            ClassificationId id,
            Phone phone,
            String clinicName,
            ClassificationType type,
            double confidence,
            LearnedPath path,
            Optional<Duration> took,
            Optional<CallSid> preCallSid,
            Instant at,
            Instant expiresAt)
            implements StoreWrite {}

    /// The remembered phone system was met again as remembered.
    record VerifyClassification(ClassificationId id, Instant at) implements StoreWrite {}

    /// What was said (`conversation_transcripts`); `role` is `clinic`, `assistant` or `system`.
    record InsertTranscript(
            CallSessionId session,
            Optional<CallSid> callSid,
            String role,
            Transcript words,
            Optional<Long> audioMillis,
            Instant at)
            implements StoreWrite {}

    /// The assistant's report: latest values on the pending call, everything on the session.
    record StoreReport(CallSessionId session, PendingCallId pendingCall, AssistantReport report, Instant at)
            implements StoreWrite {}
}
