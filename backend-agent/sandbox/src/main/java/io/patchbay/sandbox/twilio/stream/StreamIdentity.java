package io.patchbay.sandbox.twilio.stream;

import java.util.List;
import java.util.Map;

/// Who a stream is: what its `start` message says.
public record StreamIdentity(
        String streamSid, String callSid, String accountSid, List<Track> tracks, Map<String, String> parameters) {}
