package io.patchbay.contract.supabase;

import org.jspecify.annotations.Nullable;

/// A request that did not give rows: refused by the server, or never answered.
///
/// The exception's own message carries code and status only and may be logged; `reason()` and `hint()` are the
/// server's words, may quote values of a row, and are for the eyes of the signed-in person alone.
public final class SupabaseFailure extends RuntimeException {

    /// The code when no answer came within the time allowed.
    public static final String TIMED_OUT = "timed_out";

    /// The code when the server could not be reached at all.
    public static final String UNREACHABLE = "unreachable";

    /// The code when the answer was not what the protocol promises.
    public static final String UNREADABLE = "unreadable";

    /// The code when the waiting thread was asked to stop.
    public static final String INTERRUPTED = "interrupted";

    private final String code;
    private final int status;
    private final @Nullable String reason;
    private final @Nullable String hint;

    /// `status` is the HTTP status, 0 when there was no answer.
    public SupabaseFailure(String code, int status, @Nullable String reason, @Nullable String hint) {
        super("Supabase request failed: code " + code + ", status " + status);
        this.code = code;
        this.status = status;
        this.reason = reason;
        this.hint = hint;
    }

    static SupabaseFailure unanswered(String code) {
        return new SupabaseFailure(code, 0, null, null);
    }

    /// PostgREST's code (`PGRST116`), an SQLSTATE (`42501`) or one of the constants above.
    public String code() {
        return code;
    }

    public int status() {
        return status;
    }

    /// The server's sentence, unmasked; null when it sent none.
    public @Nullable String reason() {
        return reason;
    }

    /// The server's advice, unmasked; null when it sent none.
    public @Nullable String hint() {
        return hint;
    }

    /// The token is missing, wrong or has run out: sign in again (or read the token file again) before the next try.
    public boolean isUnauthorised() {
        return status == 401;
    }

    /// Nothing is known to have happened at the server. A write that timed out may still have been done.
    public boolean isUnanswered() {
        return status == 0;
    }
}
