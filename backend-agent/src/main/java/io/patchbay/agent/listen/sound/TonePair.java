package io.patchbay.agent.listen.sound;

/// Two tones that belong together, as in call progress and touch tones: present when both are and little else
/// is.
public final class TonePair {

    /// The two may differ by so much in power (8 dB).
    private static final double MOST_TWIST = 6.3;

    private final Goertzel low;
    private final Goertzel high;

    public TonePair(double lowHertz, double highHertz, int rate) {
        low = new Goertzel(lowHertz, rate);
        high = new Goertzel(highHertz, rate);
    }

    /// Whether the pair makes up at least `share` of the block's mean square `power`.
    public boolean isIn(float[] samples, int length, double power, double share) {
        double first = low.power(samples, length);
        double second = high.power(samples, length);
        boolean balanced = first <= second * MOST_TWIST && second <= first * MOST_TWIST;
        return balanced && first + second >= share * power;
    }
}
