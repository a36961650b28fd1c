package io.patchbay.sandbox.twilio.rest;

import java.util.Set;

/// The names of what can go wrong with the REST API.
public final class RestFault {

    /// So many requests are answered 401 / 20003.
    public static final String UNAUTHORISED = "rest.unauthorised";
    /// So many requests are answered 429 / 20429, unprocessed.
    public static final String TOO_MANY = "rest.tooManyRequests";
    /// Milliseconds every request takes longer.
    public static final String DELAY = "rest.delayMillis";
    /// So many creates are refused with a 500 before anything is done.
    public static final String ERROR_BEFORE_CREATE = "rest.errorBeforeCreate";
    /// So many creates are carried out and answered with a 500.
    public static final String ERROR_AFTER_CREATE = "rest.errorAfterCreate";
    /// So many creates are carried out and the connection then cut without an answer.
    public static final String DROP_AFTER_CREATE = "rest.dropAfterCreate";
    /// So many holds are answered 200 and not carried out.
    public static final String IGNORE_HOLD = "hold.ignore";
    /// So many un-holds are answered 200 and not carried out.
    public static final String IGNORE_UNHOLD = "unhold.ignore";

    public static final Set<String> ALL = Set.of(
            UNAUTHORISED,
            TOO_MANY,
            DELAY,
            ERROR_BEFORE_CREATE,
            ERROR_AFTER_CREATE,
            DROP_AFTER_CREATE,
            IGNORE_HOLD,
            IGNORE_UNHOLD);

    private RestFault() {}
}
