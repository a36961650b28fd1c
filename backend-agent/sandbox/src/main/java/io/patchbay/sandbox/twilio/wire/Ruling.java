package io.patchbay.sandbox.twilio.wire;

/// What the carrier says to a request: granted with a value, or refused.
public sealed interface Ruling<T> {

    record Granted<T>(T value) implements Ruling<T> {}

    record Refused<T>(Refusal refusal) implements Ruling<T> {}

    static <T> Ruling<T> granted(T value) {
        return new Granted<>(value);
    }

    static <T> Ruling<T> refused(Refusal refusal) {
        return new Refused<>(refusal);
    }
}
