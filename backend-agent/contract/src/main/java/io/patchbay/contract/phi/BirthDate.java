package io.patchbay.contract.phi;

import java.time.LocalDate;
import java.util.Objects;

/// A date of birth; revealed in ISO form.
public final class BirthDate implements Phi {

    private final LocalDate value;

    public BirthDate(LocalDate value) {
        this.value = value;
    }

    @Override
    public String reveal(Purpose purpose) {
        Objects.requireNonNull(purpose);
        return value.toString();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BirthDate that && that.value.equals(value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "BirthDate[****]";
    }
}
