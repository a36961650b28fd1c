package io.patchbay.agent.port.store;

import io.patchbay.agent.workflow.CallPurpose;
import io.patchbay.contract.id.AgentId;
import io.patchbay.contract.id.CallSessionId;
import io.patchbay.contract.id.ClassificationId;
import io.patchbay.contract.id.PendingCallId;
import io.patchbay.contract.phi.Phone;
import io.patchbay.contract.row.DetectionState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Live rows of `call_sessions` and who owns them. All methods block and throw [CallStore.StoreUnavailable].
public interface Sessions {

    /// Takes over live sessions whose owner's lease is over (or who are named in no living agent), skipping locked
    /// ones.
    List<LiveSession> claimLost(AgentId agent, Instant now, Duration lease, int limit);

    /// Extends the lease of every live session and claim of this agent; the number of sessions still ours.
    int renew(AgentId agent, Instant leaseUntil);

    /// One session, live or ended.
    Optional<LiveSession> find(CallSessionId id);

    /// The live session of a pending call.
    Optional<LiveSession> liveOf(PendingCallId pendingCall);

    /// The session an assistant's call belongs to, live or ended.
    Optional<LiveSession> ofAssistant(String assistantCallId);

    /// Who answered a live session, as its row says now, whoever wrote it.
    Optional<DetectionState> detectionOf(CallSessionId id);

    /// How many calls are live over all agents, and on which numbers.
    List<Phone> liveNumbers();

    /// A session as its owner needs it. `machineState` is empty for a session that was inserted and never moved.
    record LiveSession(
            CallSessionId id,
            PendingCallId pendingCall,
            CallPurpose purpose,
            Phone clinicPhone,
            String clinicName,
            Optional<ClassificationId> classification,
            Optional<AgentId> owner,
            Optional<String> machineState,
            Optional<Instant> dialStartedAt,
            boolean ended) {}
}
