package io.patchbay.agent.adapter.twilio;

import io.patchbay.contract.id.CallSessionId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Which conference a session's name stands for: participants can be changed by the conference's SID alone, and
/// asking for it first would cost the moment that matters most. Forgetting one costs a request, never a call.
final class ConferenceSids {

    private static final int MOST = 4096;

    private final Map<CallSessionId, String> known = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<CallSessionId, String> eldest) {
            return size() > MOST;
        }
    };

    synchronized Optional<String> of(CallSessionId session) {
        return Optional.ofNullable(known.get(session));
    }

    synchronized void learn(CallSessionId session, String conferenceSid) {
        known.put(session, conferenceSid);
    }

    synchronized void forget(CallSessionId session) {
        known.remove(session);
    }
}
