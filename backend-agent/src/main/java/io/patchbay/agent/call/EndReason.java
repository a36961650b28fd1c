package io.patchbay.agent.call;

/// Why a call ended (`call_sessions.call_end_reason`) and who ended it (`call_ended_by`). Every ended call has exactly
/// one.
public enum EndReason {
    CONVERSATION_OVER("conversation_over", "assistant"),
    CLASSIFIED("classified", "classification_system"),
    VOICEMAIL("voicemail", "voicemail_detection"),
    MAILBOX_FULL("mailbox_full", "voicemail_detection"),
    NO_ANSWER("no_answer", "carrier"),
    BUSY("busy", "carrier"),
    CARRIER_FAILURE("carrier_failure", "carrier"),
    INVALID_NUMBER("invalid_number", "carrier"),
    NOT_IN_SERVICE("not_in_service", "classification_system"),
    CREDENTIALS_REFUSED("credentials_refused", "carrier"),
    NOT_PLACED("not_placed", "carrier"),
    FAX("fax", "classification_system"),
    IVR_STUCK("ivr_stuck", "classification_system"),
    IVR_SILENT("ivr_silent", "classification_system"),
    SILENT_LINE("silent_line", "classification_system"),
    SCREENED_OUT("screened_out", "classification_system"),
    HELD_TOO_LONG("held_too_long", "classification_system"),
    NOBODY_CAME("nobody_came", "classification_system"),
    CLINIC_HUNG_UP("clinic_hung_up", "clinic"),
    TIME_LIMIT("time_limit", "carrier"),
    ASSISTANT_UNAVAILABLE("assistant_unavailable", "agent"),
    SUPERVISOR("hung_up_by_supervisor", "user"),
    AGENT_LOST("agent_lost", "agent"),
    REPORT_MISSING("report_missing", "agent");

    private final String word;
    private final String endedBy;

    EndReason(String word, String endedBy) {
        this.word = word;
        this.endedBy = endedBy;
    }

    /// The word of `call_end_reason`.
    public String word() {
        return word;
    }

    /// The word of `call_ended_by`.
    public String endedBy() {
        return endedBy;
    }
}
