package io.patchbay.contract.phi;

/// A protected value. `toString()` of every implementation is safe to log.
public sealed interface Phi permits PatientName, BirthDate, Phone, Transcript {

    /// The unmasked value. Callers are listed by an architecture test.
    String reveal(Purpose purpose);
}
