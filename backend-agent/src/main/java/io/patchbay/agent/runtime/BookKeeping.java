package io.patchbay.agent.runtime;

import io.patchbay.contract.id.AgentId;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;

/// What all calls' books share. `lease` is how long a session stays ours without a sign of life; `rememberFor` how long
/// a
/// classification is believed (30 days, the seeds' number).
record BookKeeping(
        AgentId agent,
        SessionRows rows,
        Workflows workflows,
        Supplier<UUID> ids,
        Duration lease,
        Duration rememberFor,
        String sttSource) {}
