package io.patchbay.contract.phi;

/// Why a protected value is being taken out of its type; every reveal names one.
public enum Purpose {
    /// To place or look up a call at the carrier.
    DIAL,
    /// To read or write the database row it belongs to.
    STORE,
    /// To tell the voice assistant what it needs for this call.
    ASSISTANT,
    /// To decide what was heard on the line.
    HEARING,
    /// To show it to a signed-in person who asked to see it.
    DISPLAY
}
