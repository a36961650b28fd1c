package io.patchbay.agent.listen;

import io.patchbay.agent.listen.sound.LineTone;

/// One steady tone while it lasts: where, how high, how steady, and what it stands out from.
final class ToneRun {

    private static final long SHORTEST = AudioTime.ofMillis(60).samples();
    private static final long LONGEST = AudioTime.ofMillis(1550).samples();

    /// Shorter tones have to stand alone: a syllable can be steady for so long.
    private static final long LONG_ENOUGH = AudioTime.ofMillis(150).samples();

    private static final double SHORT_WANDER_HERTZ = 3;
    private static final double SHORT_WANDER_SHARE = 0.005;
    private static final double LONG_WANDER_HERTZ = 5;
    private static final double LONG_WANDER_SHARE = 0.007;
    private static final double SHORT_STANDS_ABOVE = 0.25;
    private static final double SHORT_PURITY = 0.92;

    /// The sound has to fall by so much where a beep ends (5 dB): notes of music run into each other.
    private static final double ENDS_BELOW = 0.32;

    private long from;
    private long to;
    private int blocks;
    private double lastHertz;
    private double power;
    private double lowest;
    private double highest;
    private double before;
    private double lastPurity;
    private double leastPurity;

    void begin(long start, long end, LineTone first, double powerBefore) {
        from = start;
        to = end;
        blocks = 1;
        lastHertz = first.hertz();
        lastPurity = first.purity();
        power = first.power();
        leastPurity = 1;
        lowest = Double.MAX_VALUE;
        highest = 0;
        before = powerBefore;
    }

    /// The next block. Of the pitch only inner blocks count: the outer ones hold the edges of the tone.
    void extend(long end, LineTone next) {
        if (blocks >= 2) {
            lowest = Math.min(lowest, lastHertz);
            highest = Math.max(highest, lastHertz);
            leastPurity = Math.min(leastPurity, lastPurity);
        }
        to = end;
        blocks++;
        lastHertz = next.hertz();
        lastPurity = next.purity();
        power += (next.power() - power) / Math.min(blocks, 8);
    }

    void stop() {
        blocks = 0;
    }

    boolean isOn() {
        return blocks > 0;
    }

    int blocks() {
        return blocks;
    }

    long from() {
        return from;
    }

    long to() {
        return to;
    }

    long samples() {
        return to - from;
    }

    double lastHertz() {
        return lastHertz;
    }

    double power() {
        return power;
    }

    /// Whether it has the length and the steadiness of a beep.
    boolean isSteady() {
        long length = samples();
        if (length < SHORTEST || length > LONGEST || blocks < 4) {
            return false;
        }
        double wander = highest - lowest;
        if (length >= LONG_ENOUGH) {
            return wander <= Math.max(LONG_WANDER_HERTZ, LONG_WANDER_SHARE * lastHertz);
        }
        return wander <= Math.max(SHORT_WANDER_HERTZ, SHORT_WANDER_SHARE * lastHertz)
                && leastPurity >= SHORT_PURITY
                && before <= SHORT_STANDS_ABOVE * power;
    }

    /// Whether so little power right after it marks its end.
    boolean isEndedBy(double powerAfter) {
        return powerAfter <= (samples() >= LONG_ENOUGH ? ENDS_BELOW : SHORT_STANDS_ABOVE) * power;
    }
}
