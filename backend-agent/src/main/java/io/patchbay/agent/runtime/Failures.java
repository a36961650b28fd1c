package io.patchbay.agent.runtime;

import io.patchbay.agent.call.EndReason;
import io.patchbay.agent.workflow.CallFailure;

/// Why a call ended, in the words in which the workflow decides about retries.
final class Failures {

    private Failures() {}

    static CallFailure of(EndReason reason) {
        return switch (reason) {
            case VOICEMAIL -> CallFailure.VOICEMAIL;
            case MAILBOX_FULL -> CallFailure.MAILBOX_FULL;
            case NO_ANSWER -> CallFailure.NO_ANSWER;
            case BUSY -> CallFailure.BUSY;
            case CARRIER_FAILURE, NOT_PLACED -> CallFailure.CARRIER_FAILURE;
            case INVALID_NUMBER -> CallFailure.INVALID_NUMBER;
            case NOT_IN_SERVICE -> CallFailure.NOT_IN_SERVICE;
            case CREDENTIALS_REFUSED -> CallFailure.CREDENTIALS_REFUSED;
            case FAX -> CallFailure.FAX;
            case IVR_STUCK, NOBODY_CAME, HELD_TOO_LONG -> CallFailure.IVR_STUCK;
            case IVR_SILENT -> CallFailure.IVR_SILENT;
            case SILENT_LINE -> CallFailure.SILENT_LINE;
            case SCREENED_OUT -> CallFailure.SCREENED_OUT;
            case CLINIC_HUNG_UP, CLASSIFIED, SUPERVISOR -> CallFailure.HUNG_UP;
            case ASSISTANT_UNAVAILABLE -> CallFailure.ASSISTANT_UNAVAILABLE;
            case TIME_LIMIT -> CallFailure.TIME_LIMIT;
            case AGENT_LOST -> CallFailure.AGENT_LOST;
            case CONVERSATION_OVER, REPORT_MISSING -> CallFailure.REPORT_MISSING;
        };
    }
}
