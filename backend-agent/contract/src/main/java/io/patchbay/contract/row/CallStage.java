package io.patchbay.contract.row;

import org.jspecify.annotations.Nullable;

/// Where a call is, in the words of somebody who watches it: workflow state and attempt read together.
public enum CallStage {
    /// The clinic hears the assistant.
    TALKING,
    /// A person is there; the assistant is being let in.
    HANDING_OVER,
    /// The verdict is a phone tree; the assistant waits while the path is walked.
    NAVIGATING,
    /// Answered; who it is has not been decided.
    LISTENING,
    /// The clinic's telephone rings.
    RINGING,
    /// Placed, or about to be.
    DIALLING,
    /// The line is down; the report is awaited.
    WRAPPING_UP,
    /// Due or waiting for its time.
    WAITING,
    /// Failed before, waiting to be tried again.
    RETRYING,
    /// A person has to look at it.
    REVIEW,
    /// Taken out of the queue by a person.
    PARKED,
    /// Done.
    COMPLETED,
    /// Given up.
    FAILED,
    /// In a state this version does not know.
    UNKNOWN;

    /// Whether a line is, or is just about to be, in use.
    public boolean isActive() {
        return compareTo(WRAPPING_UP) <= 0;
    }

    /// Whether nothing will happen by itself any more.
    public boolean isOver() {
        return this == COMPLETED || this == FAILED;
    }

    static CallStage of(LiveCall live) {
        var state = live.call().state();
        if (state == null) {
            return UNKNOWN;
        }
        return switch (state) {
            case COMPLETED -> COMPLETED;
            case FAILED -> FAILED;
            case PENDING -> live.call().needsReview() ? REVIEW : PARKED;
            case RETRY_PENDING -> RETRYING;
            case CLASSIFYING, CALLING -> onTheLine(live.session());
            case NEW, CHECKING_CLASSIFICATION, NEEDS_CLASSIFICATION, CLASSIFICATION_PENDING, READY_TO_CALL -> WAITING;
        };
    }

    private static CallStage onTheLine(@Nullable CallSessionRow session) {
        if (session == null || session.status() == null) {
            return DIALLING;
        }
        if (!session.isLive()) {
            return WRAPPING_UP;
        }
        return switch (session.status()) {
            case INITIATING -> DIALLING;
            case RINGING -> RINGING;
            case ACTIVE -> answered(session);
            case COMPLETED, VOICEMAIL, FAILED -> WRAPPING_UP;
        };
    }

    private static CallStage answered(CallSessionRow session) {
        if (session.assistantHold().isLetIn()) {
            return TALKING;
        }
        if (Boolean.FALSE.equals(session.assistantHold().desired())) {
            return HANDING_OVER;
        }
        var heard = session.heard();
        if (heard == DetectionState.IVR_ONLY || heard == DetectionState.IVR_THEN_HUMAN) {
            return NAVIGATING;
        }
        return LISTENING;
    }
}
