package io.patchbay.agent.webhook;

import io.patchbay.contract.id.CallSessionId;
import io.patchbay.contract.id.PendingCallId;
import java.util.Optional;

/// Finds the call an assistant speaks of. Blocks for the database.
public interface CallFinder {

    /// The live session of a pending call, whichever agent owns it.
    Optional<CallSessionId> liveOf(PendingCallId pendingCall);

    /// The session an assistant's call was bound to, live or ended.
    Optional<CallSessionId> ofAssistant(String assistantCallId);
}
