package io.patchbay.agent.media;

import java.util.Arrays;

/// Base64 (standard alphabet, padded) from a range of one array into another. The library's decoder takes whole
/// arrays only and allocates the rest.
final class Base64Audio {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private static final byte[] VALUES = new byte[256];

    static {
        Arrays.fill(VALUES, (byte) -1);
        for (int i = 0; i < ALPHABET.length(); i++) {
            VALUES[ALPHABET.charAt(i)] = (byte) i;
        }
    }

    private Base64Audio() {}

    /// The number of bytes decoded, or -1 when the text is not canonical Base64 or does not fit.
    static int decode(byte[] text, int from, int to, byte[] into) {
        int length = to - from;
        if (length == 0) {
            return 0;
        }
        if ((length & 3) != 0 || length / 4 * 3 > into.length) {
            return -1;
        }
        int out = 0;
        for (int in = from; in < to - 4; in += 4) {
            int bits =
                    value(text, in) << 18 | value(text, in + 1) << 12 | value(text, in + 2) << 6 | value(text, in + 3);
            if (bits < 0) {
                return -1;
            }
            into[out] = (byte) (bits >> 16);
            into[out + 1] = (byte) (bits >> 8);
            into[out + 2] = (byte) bits;
            out += 3;
        }
        return last(text, to - 4, into, out);
    }

    /// The last four characters, of which two may be padding.
    private static int last(byte[] text, int in, byte[] into, int out) {
        int padding = text[in + 3] != '=' ? 0 : text[in + 2] != '=' ? 1 : 2;
        int bits = value(text, in) << 18
                | value(text, in + 1) << 12
                | (padding > 1 ? 0 : value(text, in + 2) << 6)
                | (padding > 0 ? 0 : value(text, in + 3));
        boolean leftover = padding == 1 ? (bits & 0xFF) != 0 : padding == 2 && (bits & 0xFFFF) != 0;
        if (bits < 0 || leftover) {
            return -1;
        }
        for (int i = 0; i < 3 - padding; i++) {
            into[out + i] = (byte) (bits >> (16 - 8 * i));
        }
        return out + 3 - padding;
    }

    private static int value(byte[] text, int at) {
        return VALUES[text[at] & 0xFF];
    }
}
