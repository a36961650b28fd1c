package io.patchbay.contract.id;

import java.util.UUID;

/// One remembered phone system, a row of `call_classifications`.
public record ClassificationId(UUID value) {

    /// Reads the canonical text form; throws `IllegalArgumentException` for anything else.
    public static ClassificationId parse(String text) {
        return new ClassificationId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
