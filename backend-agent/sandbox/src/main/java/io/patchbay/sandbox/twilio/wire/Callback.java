package io.patchbay.sandbox.twilio.wire;

import java.util.Set;

/// Where somebody wants to be told, how, and of what.
public record Callback(String url, String method, Set<String> events) {

    public Callback {
        events = Set.copyOf(events);
    }

    public boolean wants(String event) {
        return events.contains(event);
    }
}
