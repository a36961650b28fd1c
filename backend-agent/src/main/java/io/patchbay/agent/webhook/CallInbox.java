package io.patchbay.agent.webhook;

import io.patchbay.agent.call.CallEvent;
import io.patchbay.contract.id.CallSessionId;

/// The calls this agent owns, as the ways in see them. From any thread; never blocks.
public interface CallInbox {

    /// Whether this agent owns that call and it has not ended.
    boolean isLive(CallSessionId session);

    /// Delivers an event to its call; false when there is no such live call here.
    boolean post(CallSessionId session, CallEvent event);
}
