package io.patchbay.agent.port.store;

import io.patchbay.agent.workflow.Workflow;
import io.patchbay.contract.id.AgentId;
import io.patchbay.contract.id.PendingCallId;
import io.patchbay.contract.phi.Phone;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// The queue of `pending_calls`. All methods block and throw [CallStore.StoreUnavailable].
public interface DueCalls {

    /// Claims rows that are due and not parked, terminal, or leased by a living agent, oldest first, skipping locked
    /// ones. The
    /// states `classifying` and `calling` are never claimed here: their call owns them.
    List<DueCall> claim(AgentId agent, Instant now, Duration lease, int limit);

    /// When the next row is due that nobody holds, if any.
    Optional<Instant> nextDueAt(Instant now);

    /// One row, whatever its state.
    Optional<DueCall> find(PendingCallId id);

    /// Gives claims back without a move, for example when the agent stops.
    void release(AgentId agent);

    /// A row as the dispatcher needs it. `attemptsToday` counts on `lastAttemptDay`.
    record DueCall(
            Workflow workflow, Phone phone, String clinicName, int attemptsToday, Optional<LocalDate> lastAttemptDay) {}
}
