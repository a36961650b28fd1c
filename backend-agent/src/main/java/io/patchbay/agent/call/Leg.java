package io.patchbay.agent.call;

/// The two legs of every call.
public enum Leg {
    CLINIC,
    ASSISTANT
}
