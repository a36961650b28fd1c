package io.patchbay.agent.webhook;

import io.patchbay.agent.port.AssistantReport;
import io.patchbay.contract.id.PendingCallId;
import java.util.Optional;

/// Takes what came of a conversation. May be given the same report more than once, early or late.
public interface Reports {

    /// Stores the report, then tells the call; false when no call of ours is known by either id. Throws when it
    /// could not be stored, so that the provider sends it again.
    boolean accept(AssistantReport report, Optional<PendingCallId> pendingCall);
}
