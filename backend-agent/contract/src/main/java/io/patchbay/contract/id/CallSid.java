package io.patchbay.contract.id;

/// The carrier's name for one leg (Twilio: `CA` and 32 hex digits). Kept as the carrier wrote it.
public record CallSid(String value) {

    public CallSid {
        if (value.isBlank()) {
            throw new IllegalArgumentException("CallSid: must not be blank");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
