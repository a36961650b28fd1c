package io.patchbay.agent.webhook;

import io.patchbay.contract.id.PendingCallId;
import java.util.Optional;

/// Which assistant takes a call, for installations whose number asks us each time.
public interface AssistantChoice {

    /// The provider's id of the assistant; empty when none is to take it.
    Optional<String> assistantFor(PendingCallId pendingCall);
}
