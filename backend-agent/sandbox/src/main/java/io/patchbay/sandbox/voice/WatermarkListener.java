package io.patchbay.sandbox.voice;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the words of [WatermarkVoice] back, as written, punctuation included. Costs a few machine instructions per
/// sample; not thread-safe.
public final class WatermarkListener implements WordListener {

    private static final int LONGEST_TEXT = 4_096;
    private static final int LONGEST_WORD = 200_000;

    private enum Reading {
        NOTHING,
        HEADER,
        TEXT,
        TAIL
    }

    private Reading reading = Reading.NOTHING;
    private long heard;
    private long recentBits;
    private long carrierStart;
    private byte[] body = new byte[Watermark.HEADER_BYTES + 64];
    private int bits;
    private int bitsWanted;
    private int octet;
    private int tail;
    private Watermark.@Nullable Header header;
    private Watermark.@Nullable Header previous;
    private long previousSentenceStart;

    @Override
    public List<SpokenWord> hear(byte[] mulaw) {
        List<SpokenWord> words = List.of();
        for (byte sample : mulaw) {
            int bit = sample & 1;
            recentBits = ((recentBits << 1) | bit) & Watermark.SYNC_MASK;
            heard++;
            if (recentBits == Watermark.SYNC) {
                begin();
            } else if (reading != Reading.NOTHING) {
                SpokenWord word = take(bit);
                if (word != null) {
                    words = words.isEmpty() ? new ArrayList<>() : words;
                    words.add(word);
                }
            }
        }
        return words;
    }

    @Override
    public boolean isMidWord() {
        return reading != Reading.NOTHING;
    }

    private void begin() {
        reading = Reading.HEADER;
        carrierStart = heard - Watermark.SYNC_BITS;
        bits = 0;
        bitsWanted = 8 * Watermark.HEADER_BYTES;
        header = null;
    }

    private @Nullable SpokenWord take(int bit) {
        if (reading == Reading.TAIL) {
            return takeTail(bit);
        }
        octet = (octet << 1) | bit;
        bits++;
        if ((bits & 7) == 0) {
            int index = (bits >> 3) - 1;
            body[index] = (byte) Watermark.whitened(octet, index);
        }
        if (bits == bitsWanted) {
            if (reading == Reading.HEADER) {
                openText();
            } else {
                openTail();
            }
        }
        return null;
    }

    private void openText() {
        reading = Reading.NOTHING;
        if (!Watermark.Header.isWhole(body)) {
            return;
        }
        Watermark.Header read = Watermark.Header.of(body);
        int length = Watermark.HEADER_BYTES + read.textBytes() + Watermark.CHECKSUM_BYTES;
        if (read.textBytes() > LONGEST_TEXT || read.carrierSamples() > LONGEST_WORD) {
            return;
        }
        if (body.length < length) {
            body = Arrays.copyOf(body, length);
        }
        bitsWanted = 8 * length;
        header = read;
        reading = Reading.TEXT;
    }

    private void openTail() {
        int length = bits >> 3;
        int claimed = ByteBuffer.wrap(body).getInt(length - Watermark.CHECKSUM_BYTES);
        int found = Watermark.checksum(body, length - Watermark.CHECKSUM_BYTES);
        reading = claimed == found ? Reading.TAIL : Reading.NOTHING;
        tail = Watermark.tailSeed(found);
    }

    private @Nullable SpokenWord takeTail(int bit) {
        tail = Watermark.next(tail);
        Watermark.Header word = header;
        if (word == null || (tail & 1) != bit) {
            reading = Reading.NOTHING;
            return null;
        }
        if (heard - carrierStart < word.carrierSamples()) {
            return null;
        }
        reading = Reading.NOTHING;
        return complete(word);
    }

    private @Nullable SpokenWord complete(Watermark.Header word) {
        long from = carrierStart + Watermark.GUARD;
        long sentenceStart = from - word.offset();
        if (isStale(word, sentenceStart)) {
            return null;
        }
        previous = word;
        previousSentenceStart = sentenceStart;
        String text = new String(body, Watermark.HEADER_BYTES, word.textBytes(), StandardCharsets.UTF_8);
        return new SpokenWord(text, from, heard - Watermark.GUARD, word.index() == word.words() - 1);
    }

    /// A word that belongs before one already heard of the same rendering of its sentence.
    private boolean isStale(Watermark.Header word, long sentenceStart) {
        Watermark.Header last = previous;
        return last != null
                && last.sentence() == word.sentence()
                && word.index() <= last.index()
                && sentenceStart - previousSentenceStart < word.sentenceSamples() / 2;
    }
}
