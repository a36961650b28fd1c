package io.patchbay.agent.listen.words;

import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;

/// What a prompt is recognised by although speech-to-text never writes it twice the same: a MinHash (Broder
/// 1997) over its words and word pairs, digits written out or not. Small enough to keep with a learned path,
/// and tells likeness without the words.
public final class PromptFingerprint {

    private static final String FORM = "p1";
    private static final int HASHES = 64;

    /// A part of a prompt is recognised if it is at least half of it, and then more of it has to be the same.
    private static final double MOST_LONGER = 2;

    private static final double MORE_IF_PART = 0.05;
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private final int shingles;
    private final byte[] mins;

    private PromptFingerprint(int shingles, byte[] mins) {
        this.shingles = shingles;
        this.mins = mins;
    }

    public static PromptFingerprint of(SpokenWords words) {
        Set<Long> shingles = shingles(words);
        byte[] mins = new byte[HASHES];
        for (int i = 0; i < HASHES; i++) {
            long least = -1;
            for (long shingle : shingles) {
                long hash = mix(shingle + i * 0x9e3779b97f4a7c15L);
                if (Long.compareUnsigned(hash, least) < 0) {
                    least = hash;
                }
            }
            mins[i] = (byte) least;
        }
        return new PromptFingerprint(shingles.size(), mins);
    }

    /// Reads what [#toString()] wrote; anything else is a prompt that resembles none.
    public static PromptFingerprint parse(String text) {
        String[] parts = text.split("-", 3);
        if (parts.length == 3 && parts[0].equals(FORM) && parts[2].length() == 2 * HASHES) {
            try {
                return new PromptFingerprint(
                        Integer.parseInt(parts[1], 16), HexFormat.of().parseHex(parts[2]));
            } catch (IllegalArgumentException e) {
                return new PromptFingerprint(0, new byte[HASHES]);
            }
        }
        return new PromptFingerprint(0, new byte[HASHES]);
    }

    /// From 0 to 1: how much the two prompts have in common.
    public double likeness(PromptFingerprint other) {
        return shingles == 0 || other.shingles == 0 ? 0 : 2 * common(other) / (shingles + other.shingles);
    }

    /// Whether this is the other prompt again, with a little more or less before or after it.
    public boolean resembles(PromptFingerprint other, double same) {
        int shorter = Math.min(shingles, other.shingles);
        int longer = Math.max(shingles, other.shingles);
        boolean comparable = shorter > 0 && MOST_LONGER * shorter >= longer;
        return likeness(other) >= same || (comparable && common(other) / shorter >= same + MORE_IF_PART);
    }

    /// The shingles in both, estimated from the share of equal minima.
    private double common(PromptFingerprint other) {
        int same = 0;
        for (int i = 0; i < HASHES; i++) {
            if (mins[i] == other.mins[i]) {
                same++;
            }
        }
        double jaccard = (double) same / HASHES;
        return jaccard * (shingles + other.shingles) / (1 + jaccard);
    }

    /// A form to store: `p1-<number of shingles>-<hashes>`, hexadecimal.
    @Override
    public String toString() {
        return FORM + "-" + Integer.toHexString(shingles) + "-" + HexFormat.of().formatHex(mins);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PromptFingerprint that && that.shingles == shingles && Arrays.equals(that.mins, mins);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(mins);
    }

    private static Set<Long> shingles(SpokenWords words) {
        var shingles = new HashSet<Long>();
        long before = 0;
        for (String word : words.asList()) {
            String key = Keys.of(word);
            long hash = hash(key == null ? word : key);
            shingles.add(hash);
            if (before != 0) {
                shingles.add(mix(before) ^ hash);
            }
            before = hash;
        }
        return shingles;
    }

    private static long hash(String word) {
        long hash = FNV_OFFSET;
        for (int i = 0; i < word.length(); i++) {
            hash = (hash ^ word.charAt(i)) * FNV_PRIME;
        }
        return hash;
    }

    /// The finaliser of SplitMix64.
    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
