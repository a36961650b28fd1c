package io.patchbay.agent.port.store;

import io.patchbay.contract.id.AgentId;
import io.patchbay.contract.phi.Phone;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The small tables around the calls: agents, receipts, do-not-call, pauses.
public interface Housekeeping {

    /// Registers or refreshes this agent.
    void heartbeat(AgentId agent, String version, String publicUrl, int capacity, int liveCalls, Instant now);

    /// This agent is going.
    void goodbye(AgentId agent, Instant now);

    /// Claims a provider's event once: true for the first caller, false for every repetition.
    boolean claimReceipt(String provider, String key, Instant now);

    /// Whether the number must not be called.
    boolean isDoNotCall(Phone phone, Instant now);

    /// Why dialling is paused, over all causes in force.
    List<Pause> pauses(Instant now);

    /// Pauses dialling for a cause, with a sentence that says what to do, or lifts that cause.
    void setPause(String cause, boolean paused, String reason, Optional<Instant> until, Instant now);

    /// One cause for not dialling.
    record Pause(String cause, String reason, Instant since, Optional<Instant> until) {}
}
