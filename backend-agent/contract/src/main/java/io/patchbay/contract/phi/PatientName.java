package io.patchbay.contract.phi;

import java.util.Objects;

/// The name of the person whose records are asked for.
public final class PatientName implements Phi {

    private final String value;

    public PatientName(String value) {
        this.value = value;
    }

    @Override
    public String reveal(Purpose purpose) {
        Objects.requireNonNull(purpose);
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PatientName that && that.value.equals(value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "PatientName[****]";
    }
}
