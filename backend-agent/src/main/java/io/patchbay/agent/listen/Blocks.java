package io.patchbay.agent.listen;

/// Samples collected into blocks of one length.
final class Blocks {

    private final float[] samples;
    private int filled;

    Blocks(int length) {
        samples = new float[length];
    }

    /// True when the sample completed a block; the next one starts a new block.
    boolean add(float sample) {
        samples[filled++] = sample;
        if (filled == samples.length) {
            filled = 0;
            return true;
        }
        return false;
    }

    float[] samples() {
        return samples;
    }

    /// Mean square of a complete block.
    double power() {
        double sum = 0;
        for (float sample : samples) {
            sum += (double) sample * sample;
        }
        return sum / samples.length;
    }
}
