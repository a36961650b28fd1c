package io.patchbay.sandbox.clinic;

/// A clinic's file that cannot be used; the message says which and why.
public final class ClinicFileException extends RuntimeException {

    public ClinicFileException(String message) {
        super(message);
    }

    public ClinicFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
