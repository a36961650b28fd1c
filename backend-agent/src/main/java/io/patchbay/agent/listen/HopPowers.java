package io.patchbay.agent.listen;

/// The power of the last few hops of 10 ms.
final class HopPowers {

    private static final int KEPT = 16;
    private static final int LOOKED_BACK = 6;

    private final double[] powers = new double[KEPT];
    private int next;

    void add(float[] block, int from, int length) {
        double sum = 0;
        for (int i = from; i < from + length; i++) {
            sum += (double) block[i] * block[i];
        }
        powers[next] = sum / length;
        next = (next + 1) % KEPT;
    }

    /// Of the newest hop.
    double last() {
        return powers[(next + KEPT - 1) % KEPT];
    }

    /// The mean of the hops that came before the newest `hops`.
    double before(int hops) {
        double sum = 0;
        for (int i = 1; i <= LOOKED_BACK; i++) {
            sum += powers[(next + 2 * KEPT - hops - i) % KEPT];
        }
        return sum / LOOKED_BACK;
    }
}
