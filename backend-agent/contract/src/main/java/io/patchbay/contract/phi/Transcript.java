package io.patchbay.contract.phi;

import java.util.Objects;

/// Words heard on a call. May contain anything a clinic or an assistant says.
public final class Transcript implements Phi {

    private final String value;

    public Transcript(String value) {
        this.value = value;
    }

    @Override
    public String reveal(Purpose purpose) {
        Objects.requireNonNull(purpose);
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Transcript that && that.value.equals(value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "Transcript[****]";
    }
}
