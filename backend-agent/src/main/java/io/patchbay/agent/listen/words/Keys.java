package io.patchbay.agent.listen.words;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The keys of a telephone and the words for them.
public final class Keys {

    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("zero", "0"),
            Map.entry("one", "1"),
            Map.entry("two", "2"),
            Map.entry("three", "3"),
            Map.entry("four", "4"),
            Map.entry("five", "5"),
            Map.entry("six", "6"),
            Map.entry("seven", "7"),
            Map.entry("eight", "8"),
            Map.entry("nine", "9"),
            Map.entry("pound", "#"),
            Map.entry("hash", "#"),
            Map.entry("hashtag", "#"),
            Map.entry("star", "*"),
            Map.entry("asterisk", "*"));

    /// What speech-to-text writes for a digit after "press".
    private static final Map<String, String> MISHEARD =
            Map.of("to", "2", "too", "2", "for", "4", "won", "1", "ate", "8", "tree", "3", "oh", "0", "o", "0");

    private Keys() {}

    /// The key that `word` names, or nothing.
    public static @Nullable String of(String word) {
        if (word.length() == 1 && Character.isDigit(word.charAt(0))) {
            return word;
        }
        return WORDS.get(word);
    }

    /// The key a word can stand for where only a key makes sense.
    static @Nullable String misheard(String word) {
        return MISHEARD.get(word);
    }

    public static boolean isKey(String word) {
        return of(word) != null;
    }

    /// Digits written or spelled, "ten" and "eleven" included.
    public static boolean isNumber(String word) {
        return Character.isDigit(word.charAt(0)) || WORDS.containsKey(word) || word.equals("ten") || word.equals("oh");
    }
}
