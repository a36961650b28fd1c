package io.patchbay.agent.listen.sound;

/// µ-law to linear (ITU-T G.711).
public final class MuLaw {

    private static final int BIAS = 0x84;
    private static final short[] LINEAR = table();

    private MuLaw() {}

    /// The 16-bit sample of one code.
    public static short linear(byte code) {
        return LINEAR[code & 0xFF];
    }

    private static short[] table() {
        short[] table = new short[256];
        for (int code = 0; code < table.length; code++) {
            int bits = ~code & 0xFF;
            int magnitude = (((bits & 0x0F) << 3) + BIAS) << ((bits & 0x70) >> 4);
            table[code] = (short) ((bits & 0x80) == 0 ? magnitude - BIAS : BIAS - magnitude);
        }
        return table;
    }
}
