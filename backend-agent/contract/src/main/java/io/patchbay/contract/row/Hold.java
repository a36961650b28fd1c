package io.patchbay.contract.row;

import org.jspecify.annotations.Nullable;

/// Whether one leg is held: what we want, and what the carrier has confirmed. Null where nothing is known yet.
public record Hold(@Nullable Boolean desired, @Nullable Boolean confirmed) {

    /// The carrier has done what was asked.
    public boolean isSettled() {
        return desired != null && desired.equals(confirmed);
    }

    /// Nothing was asked and nothing is known: the leg has not joined.
    public boolean isUnknown() {
        return desired == null && confirmed == null;
    }

    /// Confirmed to hear and be heard.
    public boolean isLetIn() {
        return Boolean.FALSE.equals(confirmed);
    }
}
