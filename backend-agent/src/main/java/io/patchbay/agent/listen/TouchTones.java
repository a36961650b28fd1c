package io.patchbay.agent.listen;

import io.patchbay.agent.listen.sound.Goertzel;
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

    /// The two tones may differ by so much in power (8 dB).
    private static final double MOST_TWIST = 6.3;

    private final Goertzel[] low = tuned(LOW);
    private final Goertzel[] high = tuned(HIGH);
    private int sounding = NONE;
    private int blocks;
    private long from;

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
        int row = 0;
        int column = 0;
        double rowPower = 0;
        double columnPower = 0;
        for (int i = 0; i < LOW.length; i++) {
            double inRow = low[i].power(block, BLOCK);
            double inColumn = high[i].power(block, BLOCK);
            row = inRow > rowPower ? i : row;
            rowPower = Math.max(rowPower, inRow);
            column = inColumn > columnPower ? i : column;
            columnPower = Math.max(columnPower, inColumn);
        }
        boolean balanced = rowPower <= columnPower * MOST_TWIST && columnPower <= rowPower * MOST_TWIST;
        return balanced && rowPower + columnPower >= SHARE * power ? row * HIGH.length + column : NONE;
    }

    private static Goertzel[] tuned(double[] hertz) {
        var tuned = new Goertzel[hertz.length];
        for (int i = 0; i < hertz.length; i++) {
            tuned[i] = new Goertzel(hertz[i], AudioTime.RATE);
        }
        return tuned;
    }
}
