package io.patchbay.agent.port.store;

import io.patchbay.contract.id.PendingCallId;
import io.patchbay.contract.phi.Phone;
import io.patchbay.contract.row.WorkflowState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// How calls went, one line each, for summaries and the terminal. Nothing of the patient's.
public interface CallSummaries {

    /// The calls created at or after that time, oldest first.
    List<CallSummary> since(Instant createdFrom);

    /// One pending call and its latest attempt. The verdict is timed from the answer, the unhold from the moment a
    /// person was heard to the carrier's confirmation; empty where a step never happened.
    record CallSummary(
            PendingCallId id,
            Phone phone,
            String clinicName,
            WorkflowState state,
            Optional<String> classification,
            Optional<String> detection,
            List<String> evidence,
            Optional<Long> verdictMillis,
            Optional<Long> unholdMillis,
            Optional<String> evaluation,
            Optional<String> endReason,
            boolean needsReview,
            Optional<String> lastError,
            Optional<String> waitReason,
            Instant nextActionAt,
            int attempts,
            int classificationCalls) {}
}
