package io.patchbay.sandbox.voice;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// One sound of speech, and the rough spelling rules that turn a written word into sounds. Not a reader of English:
/// only the rhythm and the spectrum of a voice matter here.
///
/// @param millis how long it lasts at a plain pace
/// @param gain loudness against a vowel
/// @param first first formant in Hz; for a hiss, the middle of its band
record Phone(Kind kind, int millis, double gain, int first, int second, int third) {

    enum Kind {
        VOWEL,
        HUM,
        HISS,
        CLOSURE
    }

    private static final Map<Character, Phone> VOWELS = Map.of(
            'a', new Phone(Kind.VOWEL, 118, 1.0, 700, 1350, 2440),
            'e', new Phone(Kind.VOWEL, 100, 0.9, 530, 1840, 2480),
            'i', new Phone(Kind.VOWEL, 96, 0.8, 400, 1990, 2550),
            'o', new Phone(Kind.VOWEL, 116, 1.0, 560, 920, 2410),
            'u', new Phone(Kind.VOWEL, 104, 0.8, 450, 1120, 2240),
            'y', new Phone(Kind.VOWEL, 92, 0.7, 340, 2150, 2800));

    private static final Phone NEUTRAL = new Phone(Kind.VOWEL, 90, 0.8, 500, 1500, 2500);
    private static final Phone CLOSURE = new Phone(Kind.CLOSURE, 34, 0.0, 500, 1500, 2500);

    /// The sounds of one written word, digits read out one by one; empty when nothing in it can be sounded.
    static List<Phone> of(String word) {
        String letters = spelledOut(word.toLowerCase(Locale.ROOT));
        List<Phone> phones = new ArrayList<>();
        char before = ' ';
        for (int i = 0; i < letters.length(); i++) {
            char letter = letters.charAt(i);
            boolean repeated = letter == before || (isVowel(letter) && isVowel(before));
            if (!repeated && !isSilentE(letters, i)) {
                add(phones, letter, before);
            }
            before = letter;
        }
        boolean voiced = phones.stream().anyMatch(phone -> phone.kind == Kind.VOWEL);
        if (!voiced && !phones.isEmpty()) {
            phones.add(Math.min(1, phones.size()), NEUTRAL);
        }
        return phones;
    }

    private static void add(List<Phone> phones, char letter, char before) {
        switch (letter) {
            case 'a', 'e', 'i', 'o', 'u', 'y' -> phones.add(VOWELS.getOrDefault(letter, NEUTRAL));
            case 's', 'z', 'x' -> phones.add(new Phone(Kind.HISS, 74, 0.32, 3100, 0, 0));
            case 'f', 'v' -> phones.add(new Phone(Kind.HISS, 58, 0.2, 1900, 0, 0));
            case 'h' -> {
                if (before == 't' || before == 's' || before == 'c') {
                    phones.removeLast();
                    phones.add(new Phone(Kind.HISS, 62, 0.24, 2500, 0, 0));
                } else {
                    phones.add(new Phone(Kind.HISS, 40, 0.16, 1400, 0, 0));
                }
            }
            case 'm', 'n' -> phones.add(new Phone(Kind.HUM, 54, 0.4, 320, 1200, 2300));
            case 'l', 'r', 'w' -> phones.add(new Phone(Kind.HUM, 46, 0.55, 400, 1150, 2200));
            case 'p', 'b' -> stop(phones, 900);
            case 't', 'd', 'j' -> stop(phones, 2900);
            case 'k', 'g', 'c', 'q' -> stop(phones, 1800);
            default -> {
                boolean sounded = Character.isLetter(letter);
                if (sounded) {
                    phones.add(NEUTRAL);
                }
            }
        }
    }

    private static void stop(List<Phone> phones, int burst) {
        phones.add(CLOSURE);
        phones.add(new Phone(Kind.HISS, 16, 0.4, burst, 0, 0));
    }

    private static boolean isSilentE(String letters, int i) {
        return i >= 2
                && letters.charAt(i) == 'e'
                && (i + 1 == letters.length() || !Character.isLetter(letters.charAt(i + 1)))
                && !isVowel(letters.charAt(i - 1))
                && letters.chars().limit(i).anyMatch(c -> isVowel((char) c));
    }

    private static boolean isVowel(char letter) {
        return "aeiouy".indexOf(letter) >= 0;
    }

    private static String spelledOut(String word) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c >= '0' && c <= '9') {
                letters.append(' ').append(SpokenNumber.words(c - '0')).append(' ');
            } else {
                letters.append(c);
            }
        }
        return letters.toString();
    }
}
