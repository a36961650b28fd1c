package io.patchbay.agent.webhook;

import io.patchbay.agent.call.CallEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A callback understood: the name it is claimed by, the carrier's time of it, and what it means for its call
/// (nothing, at times).
record TwilioCallback(String receipt, Optional<Instant> at, List<CallEvent> events) {}
