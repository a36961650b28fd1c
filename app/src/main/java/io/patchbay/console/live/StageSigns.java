package io.patchbay.console.live;

import io.patchbay.contract.row.CallStage;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.material2.Material2RoundAL;
import org.kordamp.ikonli.material2.Material2RoundMZ;

/// The icon of each stage.
final class StageSigns {

    private StageSigns() {}

    static Ikon of(CallStage stage) {
        return switch (stage) {
            case TALKING -> Material2RoundMZ.PHONE_IN_TALK;
            case HANDING_OVER -> Material2RoundMZ.RECORD_VOICE_OVER;
            case NAVIGATING -> Material2RoundAL.DIALPAD;
            case LISTENING -> Material2RoundAL.HEARING;
            case RINGING -> Material2RoundMZ.RING_VOLUME;
            case DIALLING -> Material2RoundMZ.PHONE_FORWARDED;
            case WRAPPING_UP -> Material2RoundAL.CALL_END;
            case WAITING -> Material2RoundMZ.SCHEDULE;
            case RETRYING -> Material2RoundMZ.REPLAY;
            case REVIEW -> Material2RoundMZ.RATE_REVIEW;
            case PARKED -> Material2RoundMZ.PAUSE_CIRCLE_OUTLINE;
            case COMPLETED -> Material2RoundAL.CHECK_CIRCLE;
            case FAILED -> Material2RoundAL.CANCEL;
            case UNKNOWN -> Material2RoundAL.HELP_OUTLINE;
        };
    }
}
