package io.patchbay.sandbox.voice;

import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/// How a word travels in the lowest bit of its own samples: a sync pattern, a header, the text, a checksum, and then a
/// pseudo-random tail up to the last sample. Every sample under the word is therefore checked, and so are the
/// [#GUARD] samples before and after it: one frame missing, doubled or misplaced anywhere under the word spoils it.
final class Watermark {

    /// The pattern that opens a word; as long as a false match in noise is out of the question.
    static final long SYNC = 0xB3C5_9A1E_74D2L;

    static final int SYNC_BITS = 48;
    static final long SYNC_MASK = (1L << SYNC_BITS) - 1;

    /// Samples carried before and after the sound itself: more than a 160-sample frame, so that doubling the first or
    /// the last frame shows.
    static final int GUARD = 192;

    static final int HEADER_BYTES = 24;
    static final int CHECKSUM_BYTES = 4;

    private static final int[] WHITENING = whitening();

    /// What is said about a word besides its text.
    ///
    /// @param carrierSamples samples carried, both guards included
    /// @param offset where in the sentence the word's sound begins, in samples
    /// @param sentenceSamples length of the whole sentence
    /// @param textBytes length of the text in UTF-8
    record Header(
            int sentence, int index, int words, int carrierSamples, int offset, int sentenceSamples, int textBytes) {

        byte[] bytes() {
            ByteBuffer buffer = ByteBuffer.allocate(HEADER_BYTES);
            buffer.putInt(sentence).putShort((short) index).putShort((short) words);
            buffer.putInt(carrierSamples).putInt(offset).putInt(sentenceSamples).putShort((short) textBytes);
            buffer.putShort((short) checksum(buffer.array(), HEADER_BYTES - 2));
            return buffer.array();
        }

        /// Whether the bytes are a header at all, by its own short checksum.
        static boolean isWhole(byte[] bytes) {
            short claimed = ByteBuffer.wrap(bytes).getShort(HEADER_BYTES - 2);
            return claimed == (short) checksum(bytes, HEADER_BYTES - 2);
        }

        static Header of(byte[] bytes) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            return new Header(
                    buffer.getInt(),
                    buffer.getShort() & 0xFFFF,
                    buffer.getShort() & 0xFFFF,
                    buffer.getInt(),
                    buffer.getInt(),
                    buffer.getInt(),
                    buffer.getShort() & 0xFFFF);
        }
    }

    private Watermark() {}

    /// The fewest samples, guards included, that can carry a text of so many bytes.
    static int samplesFor(int textBytes) {
        return SYNC_BITS + 8 * (HEADER_BYTES + textBytes + CHECKSUM_BYTES) + GUARD;
    }

    /// Writes the word into the lowest bits of the samples from `at` on.
    static void write(byte[] mulaw, int at, Header header, byte[] text) {
        int position = at;
        for (int bit = SYNC_BITS - 1; bit >= 0; bit--) {
            put(mulaw, position++, (int) (SYNC >>> bit) & 1);
        }
        byte[] body = body(header.bytes(), text);
        for (int i = 0; i < body.length; i++) {
            for (int bit = 7; bit >= 0; bit--) {
                put(mulaw, position++, (whitened(body[i], i) >>> bit) & 1);
            }
        }
        int tail = tailSeed(checksum(body, body.length - CHECKSUM_BYTES));
        while (position < at + header.carrierSamples()) {
            tail = next(tail);
            put(mulaw, position++, tail & 1);
        }
    }

    static int whitened(int value, int index) {
        return (value ^ WHITENING[index & 0xFF]) & 0xFF;
    }

    static int checksum(byte[] bytes, int length) {
        CRC32 crc = new CRC32();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }

    static int tailSeed(int checksum) {
        return checksum == 0 ? 1 : checksum;
    }

    /// One step of Marsaglia's 32-bit xorshift; its lowest bit is the tail's next bit.
    static int next(int state) {
        int x = state ^ (state << 13);
        x ^= x >>> 17;
        return x ^ (x << 5);
    }

    private static byte[] body(byte[] header, byte[] text) {
        ByteBuffer body = ByteBuffer.allocate(header.length + text.length + CHECKSUM_BYTES);
        body.put(header).put(text);
        body.putInt(checksum(body.array(), header.length + text.length));
        return body.array();
    }

    private static void put(byte[] mulaw, int position, int bit) {
        mulaw[position] = (byte) ((mulaw[position] & 0xFE) | bit);
    }

    private static int[] whitening() {
        int[] table = new int[256];
        int state = 0x2545_F491;
        for (int i = 0; i < table.length; i++) {
            state = next(state);
            table[i] = (state >>> 12) & 0xFF;
        }
        return table;
    }
}
