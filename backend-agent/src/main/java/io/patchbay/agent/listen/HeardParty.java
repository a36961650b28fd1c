package io.patchbay.agent.listen;

import io.patchbay.contract.row.DetectionState;
import java.util.Optional;

/// Who, or what, is at the other end. The first four are answers; the others pass or end the call.
public enum HeardParty {
    /// A person.
    HUMAN(0),
    /// A phone tree that wants keys or words.
    IVR_ONLY(1),
    /// A recording that hands over to a person by itself.
    IVR_THEN_HUMAN(2),
    /// A mailbox.
    VOICEMAIL(3),
    /// A robot that asks who is calling before it lets a call through.
    SCREENING(4),
    /// A queue: hold music or comfort messages.
    HOLD(5),
    /// The network says that the number cannot be reached.
    INTERCEPT(6),
    /// A fax machine.
    FAX(7);

    private final int column;

    HeardParty(int column) {
        this.column = column;
    }

    /// Where weights of this party stand in a row of weights.
    int column() {
        return column;
    }

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
