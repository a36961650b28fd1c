package io.patchbay.agent.listen.sound;

/// Energy of one frequency in a block (Goertzel 1958), for frequencies that need not be multiples of the
/// block rate.
public final class Goertzel {

    private final double coefficient;

    public Goertzel(double hertz, int rate) {
        coefficient = 2 * Math.cos(2 * Math.PI * hertz / rate);
    }

    /// Power of a sine of this frequency in `samples`: for amplitude A about A²/2, whatever the length.
    public double power(float[] samples, int length) {
        double last = 0;
        double before = 0;
        for (int i = 0; i < length; i++) {
            double now = samples[i] + coefficient * last - before;
            before = last;
            last = now;
        }
        double magnitude = last * last + before * before - coefficient * last * before;
        return 2 * magnitude / ((double) length * length);
    }
}
