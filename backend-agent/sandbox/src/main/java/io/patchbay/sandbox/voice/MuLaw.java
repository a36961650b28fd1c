package io.patchbay.sandbox.voice;

/// The µ-law companding of ITU-T G.711 between 16-bit samples and telephone bytes.
public final class MuLaw {

    private static final int BIAS = 0x84;
    private static final int CLIP = 32_635;
    private static final short[] LINEAR = expand();

    private MuLaw() {}

    /// The byte nearest to a 16-bit sample; louder samples are clipped.
    public static byte encode(int sample) {
        int sign = sample < 0 ? 0x80 : 0;
        int magnitude = Math.min(Math.abs(sample), CLIP) + BIAS;
        int exponent = 24 - Integer.numberOfLeadingZeros(magnitude);
        int mantissa = (magnitude >> (exponent + 3)) & 0x0F;
        return (byte) ~(sign | (exponent << 4) | mantissa);
    }

    /// The 16-bit sample of a telephone byte.
    public static int decode(byte mulaw) {
        return LINEAR[mulaw & 0xFF];
    }

    private static short[] expand() {
        short[] table = new short[256];
        for (int i = 0; i < table.length; i++) {
            int inverted = ~i & 0xFF;
            int exponent = (inverted >> 4) & 0x07;
            int magnitude = ((((inverted & 0x0F) << 3) + BIAS) << exponent) - BIAS;
            table[i] = (short) ((inverted & 0x80) == 0 ? magnitude : -magnitude);
        }
        return table;
    }
}
