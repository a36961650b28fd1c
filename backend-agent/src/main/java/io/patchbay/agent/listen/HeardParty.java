package io.patchbay.agent.listen;

import io.patchbay.contract.row.DetectionState;
import java.util.Optional;

/// Who, or what, is at the other end. The first four are answers; the others pass or end the call.
public enum HeardParty {
    /// A person.
    HUMAN,
    /// A phone tree that wants keys or words.
    IVR_ONLY,
    /// A recording that hands over to a person by itself.
    IVR_THEN_HUMAN,
    /// A mailbox.
    VOICEMAIL,
    /// A robot that asks who is calling before it lets a call through.
    SCREENING,
    /// A queue: hold music or comfort messages.
    HOLD,
    /// The network says that the number cannot be reached.
    INTERCEPT,
    /// A fax machine.
    FAX;

    /// The state recorded for the call; empty for what is never recorded as an answer.
    public Optional<DetectionState> detection() {
        return switch (this) {
            case HUMAN -> Optional.of(DetectionState.HUMAN);
            case IVR_ONLY -> Optional.of(DetectionState.IVR_ONLY);
            case IVR_THEN_HUMAN -> Optional.of(DetectionState.IVR_THEN_HUMAN);
            case VOICEMAIL -> Optional.of(DetectionState.VOICEMAIL);
            case SCREENING, HOLD, INTERCEPT, FAX -> Optional.empty();
        };
    }

    /// The party a recorded state stands for.
    public static HeardParty of(DetectionState state) {
        return switch (state) {
            case HUMAN -> HUMAN;
            case IVR_ONLY -> IVR_ONLY;
            case IVR_THEN_HUMAN -> IVR_THEN_HUMAN;
            case VOICEMAIL -> VOICEMAIL;
        };
    }
}
