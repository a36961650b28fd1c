package io.patchbay.contract.id;

import java.util.UUID;

/// One running agent process.
public record AgentId(UUID value) {

    /// Reads the canonical text form; throws `IllegalArgumentException` for anything else.
    public static AgentId parse(String text) {
        return new AgentId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
