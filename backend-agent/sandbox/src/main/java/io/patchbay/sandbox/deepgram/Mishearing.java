package io.patchbay.sandbox.deepgram;

import java.util.Map;
import java.util.SplittableRandom;

/// Words taken for others that sound alike, at a given rate; the same seed mishears the same words.
final class Mishearing {

    private static final Map<String, String> ALIKE = Map.ofEntries(
            Map.entry("records", "record"),
            Map.entry("record", "the cord"),
            Map.entry("press", "breast"),
            Map.entry("two", "to"),
            Map.entry("four", "for"),
            Map.entry("eight", "ate"),
            Map.entry("one", "won"),
            Map.entry("medical", "metical"),
            Map.entry("voicemail", "voice male"),
            Map.entry("message", "massage"),
            Map.entry("tone", "phone"),
            Map.entry("hold", "hole"),
            Map.entry("calling", "falling"),
            Map.entry("hello", "yellow"),
            Map.entry("menu", "many"),
            Map.entry("send", "sent"));
    private static final double UNSURE = 0.55;

    private final double rate;
    private final SplittableRandom chance;

    Mishearing(long percent, long seed) {
        this.rate = percent / 100.0;
        this.chance = new SplittableRandom(seed);
    }

    HeardWord of(HeardWord word) {
        if (rate <= 0 || chance.nextDouble() >= rate) {
            return word;
        }
        String other = ALIKE.get(word.word());
        if (other == null) {
            int length = word.word().length();
            other = length > 3 ? word.word().substring(0, length - 1) : "uh";
        }
        return word.as(other, UNSURE);
    }
}
