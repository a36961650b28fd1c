package io.patchbay.agent.port;

import java.time.Duration;
import java.util.Optional;

/// A provider did not do what was asked. Carries no payload and no cause, since a provider's text may hold patient
/// data.
public final class VendorFailure extends RuntimeException {

    /// What may be done about it.
    public enum Kind {
        /// Not processed; the same request may be made again later.
        TRANSIENT,
        /// Refused for good: asking again changes nothing.
        REJECTED,
        /// Refused because the number can never be called.
        WRONG_NUMBER,
        /// Our credentials were refused, or the account is closed: nothing else will work either.
        UNAUTHORISED,
        /// Sent, and the answer is unknown: look before doing anything again.
        UNCERTAIN,
        /// The thing addressed no longer exists, for example a call that has ended.
        GONE
    }

    private final String vendor;
    private final String operation;
    private final Kind kind;
    private final String code;
    private final transient Optional<Duration> retryAfter;

    /// `code` is the provider's error number or a short word of ours; never free text of the provider.
    public VendorFailure(String vendor, String operation, Kind kind, String code, Optional<Duration> retryAfter) {
        super(vendor + " " + operation + ": " + kind + " (" + code + ")", null, false, true);
        this.vendor = vendor;
        this.operation = operation;
        this.kind = kind;
        this.code = code;
        this.retryAfter = retryAfter;
    }

    public VendorFailure(String vendor, String operation, Kind kind, String code) {
        this(vendor, operation, kind, code, Optional.empty());
    }

    public String vendor() {
        return vendor;
    }

    public String operation() {
        return operation;
    }

    public Kind kind() {
        return kind;
    }

    public String code() {
        return code;
    }

    /// How long the provider asked us to wait, where it said so.
    public Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
