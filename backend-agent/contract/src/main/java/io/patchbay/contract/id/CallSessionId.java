package io.patchbay.contract.id;

import java.util.UUID;

/// One attempt, one row of `call_sessions`; it also names the conference and travels in every webhook URL.
public record CallSessionId(UUID value) {

    /// Reads the canonical text form; throws `IllegalArgumentException` for anything else.
    public static CallSessionId parse(String text) {
        return new CallSessionId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
