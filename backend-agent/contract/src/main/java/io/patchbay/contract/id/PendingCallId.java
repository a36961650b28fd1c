package io.patchbay.contract.id;

import java.util.UUID;

/// One row of `pending_calls`: a call somebody asked for.
public record PendingCallId(UUID value) {

    /// Reads the canonical text form; throws `IllegalArgumentException` for anything else.
    public static PendingCallId parse(String text) {
        return new PendingCallId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
