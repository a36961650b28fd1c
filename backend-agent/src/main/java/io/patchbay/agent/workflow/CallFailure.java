package io.patchbay.agent.workflow;

import io.patchbay.agent.schedule.BreakerSignal;

/// Why an attempt ended without a conversation. What follows from each is [RetryPolicy]'s to say.
public enum CallFailure {
    /// A mailbox answered.
    VOICEMAIL("voicemail", "a mailbox answered", BreakerSignal.CALL_CARRIED),
    /// A mailbox answered and takes no more messages.
    MAILBOX_FULL("mailbox_full", "a full mailbox answered", BreakerSignal.CALL_CARRIED),
    /// It rang and nobody picked up.
    NO_ANSWER("no_answer", "nobody picked up", BreakerSignal.CALL_CARRIED),
    /// The line was engaged.
    BUSY("busy", "the line was busy", BreakerSignal.CALL_CARRIED),
    /// The carrier could not complete the call.
    CARRIER_FAILURE("carrier_failure", "the carrier could not complete the call", BreakerSignal.CARRIER_DOWN),
    /// The carrier refuses the number as impossible.
    INVALID_NUMBER("invalid_number", "the number cannot be dialled", BreakerSignal.SAYS_NOTHING),
    /// A recording said that the number is not in service.
    NOT_IN_SERVICE("not_in_service", "the number is not in service", BreakerSignal.CALL_CARRIED),
    /// The phone tree could not be walked.
    IVR_STUCK("ivr_stuck", "no way through the phone menu was found", BreakerSignal.CALL_CARRIED),
    /// The phone tree stopped speaking.
    IVR_SILENT("ivr_silent", "the phone menu went silent", BreakerSignal.CALL_CARRIED),
    /// The line was answered and nothing was ever heard.
    SILENT_LINE("silent_line", "the line was answered but stayed silent", BreakerSignal.CALL_CARRIED),
    /// A call screen did not let us through.
    SCREENED_OUT("screened_out", "call screening did not let the call through", BreakerSignal.CALL_CARRIED),
    /// The clinic hung up before the assistant was let in.
    HUNG_UP("hung_up", "the clinic hung up before the assistant was let in", BreakerSignal.CALL_CARRIED),
    /// A fax machine answered.
    FAX("fax", "a fax machine answered", BreakerSignal.CALL_CARRIED),
    /// The assistant could not be brought onto the call.
    ASSISTANT_UNAVAILABLE(
            "assistant_unavailable", "the assistant could not join the call", BreakerSignal.ASSISTANT_DOWN),
    /// The agent that owned the call is gone, and the assistant had not been let in; had it been, the call's end is
    /// [#REPORT_MISSING] or the report.
    AGENT_LOST("agent_lost", "the agent in charge of the call was lost", BreakerSignal.SAYS_NOTHING),
    /// The assistant spoke with somebody and its report never came.
    REPORT_MISSING("report_missing", "the assistant's report never came", BreakerSignal.CALL_CARRIED),
    /// A provider refused our credentials; no call was placed.
    CREDENTIALS_REFUSED("credentials_refused", "a provider refused our credentials", BreakerSignal.CREDENTIALS_REFUSED),
    /// The call outlasted its longest allowed time.
    TIME_LIMIT("time_limit", "the call reached its time limit", BreakerSignal.CALL_CARRIED);

    private final String word;
    private final String sentence;
    private final BreakerSignal breakerSignal;

    CallFailure(String word, String sentence, BreakerSignal breakerSignal) {
        this.word = word;
        this.sentence = sentence;
        this.breakerSignal = breakerSignal;
    }

    /// The stable word for rows and filters.
    public String word() {
        return word;
    }

    /// What happened, in plain English, without a full stop.
    public String sentence() {
        return sentence;
    }

    /// What the breaker learns from it.
    public BreakerSignal breakerSignal() {
        return breakerSignal;
    }
}
