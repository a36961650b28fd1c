package io.patchbay.sandbox.deepgram;

import io.patchbay.sandbox.voice.SpokenNumber;
import java.util.ArrayList;
import java.util.List;

/// How words are printed. With `numerals`, "press one" becomes "press 1"; with `merging`, three or more digits in a row
/// become one number, as a telephone number read out does.
record Formatting(boolean punctuation, boolean numerals, boolean merging) {

    private static final int FEWEST_MERGED = 3;
    private static final int LARGEST_DIGIT = 9;

    /// The words as they go over the wire.
    List<HeardWord> of(List<HeardWord> heard) {
        if (!numerals) {
            return heard;
        }
        List<HeardWord> printed = new ArrayList<>();
        for (int i = 0; i < heard.size(); ) {
            int run = merging ? digitsFrom(heard, i) : 0;
            if (run >= FEWEST_MERGED) {
                printed.add(merged(heard.subList(i, i + run)));
                i += run;
            } else {
                printed.add(numeral(heard.get(i)));
                i++;
            }
        }
        return printed;
    }

    String transcript(List<HeardWord> printed) {
        StringBuilder text = new StringBuilder();
        for (HeardWord word : printed) {
            text.append(text.isEmpty() ? "" : " ").append(punctuation ? word.punctuated() : word.word());
        }
        return text.toString();
    }

    private static HeardWord numeral(HeardWord word) {
        int number = SpokenNumber.of(word.word());
        return number < 0 ? word : word.as("" + number, word.confidence());
    }

    private static int digitsFrom(List<HeardWord> heard, int start) {
        int end = start;
        while (end < heard.size() && isDigit(heard.get(end).word())) {
            end++;
        }
        return end - start;
    }

    private static boolean isDigit(String word) {
        int number = SpokenNumber.of(word);
        return number >= 0 && number <= LARGEST_DIGIT;
    }

    private static HeardWord merged(List<HeardWord> run) {
        StringBuilder digits = new StringBuilder();
        run.forEach(word -> digits.append(SpokenNumber.of(word.word())));
        HeardWord last = run.getLast();
        HeardWord spelled = last.as(digits.toString(), last.confidence());
        return new HeardWord(
                spelled.word(), spelled.punctuated(), run.getFirst().from(), last.to(), last.confidence());
    }
}
