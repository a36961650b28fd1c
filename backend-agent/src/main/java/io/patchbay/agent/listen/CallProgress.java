package io.patchbay.agent.listen;

import io.patchbay.agent.listen.sound.TonePair;
import java.util.function.Consumer;

/// Ringing and busy of the North American plan, told by their two frequencies and their rhythm.
final class CallProgress {

    /// 50 ms: long enough to tell 440 from 480 Hz.
    static final int BLOCK = 400;

    private static final double SHARE = 0.7;
    private static final double LEAST_POWER = 100 * 100;
    private static final int RINGING_BLOCKS = 16;
    private static final int BUSY_LEAST = 3;
    private static final int BUSY_MOST = 13;
    private static final int BUSY_BURSTS = 2;
    private static final int FORGET_AFTER = 30;

    private final TonePair ringing = new TonePair(440, 480, AudioTime.RATE);
    private final TonePair busy = new TonePair(480, 620, AudioTime.RATE);
    private int ringingFor;
    private int busyFor;
    private int bursts;
    private int sinceBurst;
    private long busyFrom;

    /// One block that ends at sample `end`.
    void hear(float[] block, double power, long end, Consumer<HearingInput> out) {
        boolean loud = power >= LEAST_POWER;
        hearRinging(loud && ringing.isIn(block, BLOCK, power, SHARE), end, out);
        hearBusy(loud && busy.isIn(block, BLOCK, power, SHARE), end, out);
    }

    boolean isSounding() {
        return ringingFor > 1 || busyFor > 1;
    }

    private void hearRinging(boolean on, long end, Consumer<HearingInput> out) {
        ringingFor = on ? ringingFor + 1 : 0;
        if (ringingFor == RINGING_BLOCKS) {
            long from = end - (long) RINGING_BLOCKS * BLOCK;
            out.accept(new HearingInput.Tone(ToneKind.RINGBACK, new AudioTime(from), new AudioTime(end)));
        }
    }

    private void hearBusy(boolean on, long end, Consumer<HearingInput> out) {
        sinceBurst++;
        if (on) {
            busyFor++;
            return;
        }
        if (busyFor >= BUSY_LEAST && busyFor <= BUSY_MOST) {
            busyFrom = bursts == 0 ? end - (long) (busyFor + 1) * BLOCK : busyFrom;
            bursts++;
            sinceBurst = 0;
            if (bursts >= BUSY_BURSTS) {
                out.accept(new HearingInput.Tone(ToneKind.BUSY, new AudioTime(busyFrom), new AudioTime(end - BLOCK)));
                bursts = 0;
            }
        }
        busyFor = 0;
        bursts = sinceBurst > FORGET_AFTER ? 0 : bursts;
    }
}
