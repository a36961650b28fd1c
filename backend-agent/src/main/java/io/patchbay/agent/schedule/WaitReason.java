package io.patchbay.agent.schedule;

/// Why a call that is due is not placed now.
public enum WaitReason {
    /// The number is on the do-not-call list. The only refusal that waiting does not cure.
    DO_NOT_CALL("do_not_call", "the number is on the do-not-call list"),
    /// The clinic is closed at this hour.
    OUTSIDE_WINDOW("outside_window", "it is outside the clinic's calling hours"),
    /// A holiday at the clinic.
    HOLIDAY("holiday", "it is a holiday at the clinic"),
    /// The clinic's time zone is not known, so its hours are not either.
    ZONE_UNKNOWN("zone_unknown", "the clinic's time zone is not known"),
    /// The row has had its attempts for today.
    DAILY_ATTEMPTS("daily_attempts", "today's attempts are used up"),
    /// A supervisor has paused dialling.
    DIALLING_PAUSED("dialling_paused", "dialling is paused"),
    /// The breaker has stopped dialling after failures in a row.
    BREAKER_OPEN("breaker_open", "dialling has stopped after repeated failures"),
    /// Another call to the same clinic is on the line.
    CLINIC_BUSY("clinic_busy", "another call to this clinic is on the line"),
    /// As many calls as allowed are on the line.
    CALLS_FULL("calls_full", "as many calls as allowed are on the line"),
    /// As many assistants as allowed are on the line.
    ASSISTANTS_FULL("assistants_full", "all assistants are on the line"),
    /// The last call was placed too short a time ago.
    PACING("pacing", "calls are being placed as fast as allowed");

    private final String word;
    private final String sentence;

    WaitReason(String word, String sentence) {
        this.word = word;
        this.sentence = sentence;
    }

    /// The word of the database column.
    public String word() {
        return word;
    }

    /// The reason in plain English, without a full stop.
    public String sentence() {
        return sentence;
    }

    /// The constant for a column's word; throws `IllegalArgumentException` naming the word when there is none.
    public static WaitReason ofWord(String word) {
        for (var reason : values()) {
            if (reason.word.equals(word)) {
                return reason;
            }
        }
        throw new IllegalArgumentException("WaitReason: no such word: " + word);
    }

    /// Whether no wait ends it.
    public boolean isFinal() {
        return this == DO_NOT_CALL;
    }
}
