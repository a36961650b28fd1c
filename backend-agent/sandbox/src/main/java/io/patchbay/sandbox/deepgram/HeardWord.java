package io.patchbay.sandbox.deepgram;

import io.patchbay.sandbox.voice.SpokenNumber;
import io.patchbay.sandbox.voice.WordListener.SpokenWord;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A word as speech-to-text knows it: bare and lower case, and with the punctuation it would be printed with. Times are
/// in samples of the stream.
record HeardWord(String word, String punctuated, long from, long to, double confidence) {

    /// What is heard of one spoken token: numbers come out as the words a person says.
    static List<HeardWord> of(SpokenWord spoken) {
        String text = spoken.text();
        int from = 0;
        int to = text.length();
        while (from < to && !Character.isLetterOrDigit(text.charAt(from))) {
            from++;
        }
        while (to > from && !Character.isLetterOrDigit(text.charAt(to - 1))) {
            to--;
        }
        String core = text.substring(from, to);
        List<String> said = said(core);
        List<HeardWord> words = new ArrayList<>();
        long length = spoken.toSample() - spoken.fromSample();
        for (int i = 0; i < said.size(); i++) {
            String ending = i == said.size() - 1 ? text.substring(to) : "";
            words.add(new HeardWord(
                    said.get(i).toLowerCase(Locale.ROOT),
                    said.get(i) + ending,
                    spoken.fromSample() + length * i / said.size(),
                    spoken.fromSample() + length * (i + 1) / said.size(),
                    confidence(core, spoken.fromSample())));
        }
        return words;
    }

    HeardWord as(String other, double otherConfidence) {
        String ending = punctuated.substring(Math.min(punctuated.length(), word.length()));
        return new HeardWord(other, other + ending, from, to, otherConfidence);
    }

    private static List<String> said(String core) {
        String digits = core.replaceAll("[^0-9]", "");
        if (digits.isEmpty() || core.chars().anyMatch(Character::isLetter)) {
            return List.of(core);
        }
        if (digits.length() <= 2 && digits.length() == core.length()) {
            return List.of(SpokenNumber.words(Integer.parseInt(digits)).split(" ", -1));
        }
        return digits.chars().mapToObj(c -> SpokenNumber.words(c - '0')).toList();
    }

    private static double confidence(String core, long at) {
        int mixed = (core.hashCode() * 31 + (int) at) * 0x9E37_79B1;
        return 0.9 + (mixed >>> 20) / 4_096.0 * 0.0999;
    }
}
