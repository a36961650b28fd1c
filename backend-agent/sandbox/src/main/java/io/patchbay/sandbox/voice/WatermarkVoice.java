package io.patchbay.sandbox.voice;

import io.patchbay.sandbox.line.Frames;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// Speech-like sound at about 160 words a minute whose samples carry the words in their lowest bits, readable by
/// [WatermarkListener]. The same speaker says the same sentence with the same bytes, always. Thread-safe.
public final class WatermarkVoice implements Voice {

    private static final int SAMPLES_PER_MILLI = 8;
    private static final int LEAD_MILLIS = 40;
    private static final int GAP_MILLIS = 54;
    private static final int COMMA_MILLIS = 220;
    private static final int STOP_MILLIS = 380;
    private static final int TRAIL_MILLIS = 60;
    private static final double LOWEST_PITCH = 95;
    private static final double PITCH_RANGE = 115;
    /// Leaves 6 bits of a random number: the line's own noise is at most 32 in 16-bit units.
    private static final int LINE_NOISE_SHIFT = 26;
    /// Sentences kept: a menu is read out again and again.
    private static final int REMEMBERED = 200;

    private final int speaker;
    private final Map<String, byte[]> said = new LinkedHashMap<>(REMEMBERED, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, byte[]> eldest) {
            return size() > REMEMBERED;
        }
    };

    /// The house voice.
    public WatermarkVoice() {
        this("");
    }

    /// A voice of its own pitch and pace for each name.
    public WatermarkVoice(String speaker) {
        this.speaker = checksum(speaker);
    }

    /// A word with its place in the sentence, in samples.
    private record Spoken(String text, List<Phone> phones, int from, int to) {}

    @Override
    public byte[] say(String sentence) {
        synchronized (said) {
            byte[] known = said.get(sentence);
            if (known != null) {
                return known.clone();
            }
        }
        byte[] sound = sound(sentence);
        synchronized (said) {
            said.put(sentence, sound.clone());
        }
        return sound;
    }

    private byte[] sound(String sentence) {
        List<Spoken> words = laidOut(sentence);
        if (words.isEmpty()) {
            return new byte[0];
        }
        int end = words.getLast().to() + TRAIL_MILLIS * SAMPLES_PER_MILLI;
        int length = (end + Frames.SAMPLES - 1) / Frames.SAMPLES * Frames.SAMPLES;
        int id = checksum(sentence) ^ speaker;
        byte[] mulaw =
                sound(words, length, new SplittableRandom(id), sentence.strip().endsWith("?"));
        for (int i = 0; i < words.size(); i++) {
            Spoken word = words.get(i);
            byte[] text = utf8(word.text());
            int carrier = word.to() - word.from() + 2 * Watermark.GUARD;
            var header = new Watermark.Header(id, i, words.size(), carrier, word.from(), length, text.length);
            Watermark.write(mulaw, word.from() - Watermark.GUARD, header, text);
        }
        return mulaw;
    }

    private byte[] sound(List<Spoken> words, int length, SplittableRandom chance, boolean question) {
        int[] samples = new int[length];
        int noise = chance.nextInt() | 1;
        for (int i = 0; i < length; i++) {
            noise = Watermark.next(noise);
            samples[i] = noise >> LINE_NOISE_SHIFT;
        }
        Larynx larynx = new Larynx(chance);
        double base = LOWEST_PITCH + PITCH_RANGE * (((speaker >>> 8) & 0xFF) / 255.0);
        for (int i = 0; i < words.size(); i++) {
            Spoken word = words.get(i);
            double through = (i + 1) / (double) words.size();
            double pitch = base * (1.1 - 0.2 * through);
            if (question && i == words.size() - 1) {
                pitch = base * 1.25;
            }
            larynx.speak(word.phones(), samples, word.from(), word.to() - word.from(), pitch);
        }
        byte[] mulaw = new byte[length];
        for (int i = 0; i < length; i++) {
            mulaw[i] = MuLaw.encode(samples[i]);
        }
        return mulaw;
    }

    private List<Spoken> laidOut(String sentence) {
        List<Spoken> words = new ArrayList<>();
        double pace = 0.96 + 0.08 * ((speaker & 0xFF) / 255.0);
        int at = LEAD_MILLIS * SAMPLES_PER_MILLI;
        for (String token : sentence.strip().split("\\s+", -1)) {
            List<Phone> phones = Phone.of(token);
            if (phones.isEmpty()) {
                at += token.isEmpty() ? 0 : COMMA_MILLIS * SAMPLES_PER_MILLI;
                continue;
            }
            int millis = phones.stream().mapToInt(Phone::millis).sum();
            int carried = Watermark.samplesFor(utf8(token).length) - 2 * Watermark.GUARD;
            int length = Math.max(carried, (int) (millis * pace * SAMPLES_PER_MILLI));
            words.add(new Spoken(token, phones, at, at + length));
            at += length + pauseAfter(token) * SAMPLES_PER_MILLI;
        }
        return words;
    }

    private static int pauseAfter(String token) {
        return switch (token.charAt(token.length() - 1)) {
            case '.', '!', '?' -> STOP_MILLIS;
            case ',', ';', ':' -> COMMA_MILLIS;
            default -> GAP_MILLIS;
        };
    }

    private static int checksum(String text) {
        byte[] bytes = utf8(text);
        return Watermark.checksum(bytes, bytes.length);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
