package io.patchbay.sandbox.voice;

/// Numbers as people say them.
public final class SpokenNumber {

    private static final String[] UNITS = {
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen"
    };

    private static final String[] TENS = {
        "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"
    };

    private SpokenNumber() {}

    /// A number from 0 to 99 in words, parted by spaces.
    public static String words(int number) {
        if (number < UNITS.length) {
            return UNITS[number];
        }
        String tens = TENS[number / 10];
        return number % 10 == 0 ? tens : tens + " " + UNITS[number % 10];
    }

    /// A year in words: "nineteen eighty", "two thousand four", "twenty twenty six".
    public static String year(int year) {
        int century = year / 100;
        int rest = year % 100;
        if (century % 10 == 0 && rest < 10) {
            return words(century / 10) + " thousand" + (rest == 0 ? "" : " " + words(rest));
        }
        if (rest == 0) {
            return words(century) + " hundred";
        }
        return words(century) + " " + (rest < 10 ? "oh " : "") + words(rest);
    }

    /// The number from 0 to 19 that one word says, or -1.
    public static int of(String word) {
        for (int i = 0; i < UNITS.length; i++) {
            if (UNITS[i].equals(word)) {
                return i;
            }
        }
        return -1;
    }
}
