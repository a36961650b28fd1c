package io.patchbay.agent.listen;

import io.patchbay.agent.listen.sound.TonePair;
import java.util.function.Consumer;

/// Keys of a touch-tone telephone (ITU-T Q.23), heard on the line.
final class TouchTones {

    /// 25 ms: two fit into the shortest key of the standard.
    static final int BLOCK = 200;

    private static final double[] LOW = {697, 770, 852, 941};
    private static final double[] HIGH = {1209, 1336, 1477, 1633};
    private static final double SHARE = 0.8;
    private static final double LEAST_POWER = 150 * 150;
    private static final int NONE = -1;

    private final TonePair[] pairs = new TonePair[LOW.length * HIGH.length];
    private int sounding = NONE;
    private int blocks;
    private long from;

    TouchTones() {
        for (int i = 0; i < pairs.length; i++) {
            pairs[i] = new TonePair(LOW[i / HIGH.length], HIGH[i % HIGH.length], AudioTime.RATE);
        }
    }

    /// One block that ends at sample `end`. `single` when it is one tone, and so no pair.
    void hear(float[] block, double power, boolean single, long end, Consumer<HearingInput> out) {
        int pair = power < LEAST_POWER || single ? NONE : find(block, power);
        if (pair != NONE && pair == sounding) {
            blocks++;
            return;
        }
        if (sounding != NONE && blocks >= 2) {
            out.accept(new HearingInput.Tone(ToneKind.DTMF, new AudioTime(from), new AudioTime(end - BLOCK)));
        }
        sounding = pair;
        blocks = 1;
        from = end - BLOCK;
    }

    boolean isSounding() {
        return sounding != NONE && blocks >= 2;
    }

    private int find(float[] block, double power) {
        if (sounding != NONE && pairs[sounding].isIn(block, BLOCK, power, SHARE)) {
            return sounding;
        }
        for (int i = 0; i < pairs.length; i++) {
            if (pairs[i].isIn(block, BLOCK, power, SHARE)) {
                return i;
            }
        }
        return NONE;
    }
}
