package io.patchbay.agent.listen.words;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Makes words of menus comparable: drops the little words, endings, and differences that mean the same to a
/// caller.
final class TradeWords {

    private static final Set<String> LITTLE = Set.of(
            "a",
            "an",
            "the",
            "for",
            "to",
            "of",
            "on",
            "in",
            "at",
            "by",
            "or",
            "and",
            "if",
            "is",
            "are",
            "be",
            "do",
            "you",
            "your",
            "our",
            "we",
            "us",
            "i",
            "my",
            "me",
            "it",
            "this",
            "that",
            "these",
            "those",
            "with",
            "from",
            "about",
            "please",
            "would",
            "like",
            "want",
            "wish",
            "need",
            "have",
            "has",
            "can",
            "may",
            "will",
            "now",
            "press",
            "dial",
            "push",
            "select",
            "choose",
            "enter",
            "say",
            "speak",
            "talk",
            "reach",
            "call",
            "calls",
            "calling",
            "any",
            "all",
            "other",
            "another",
            "department",
            "team",
            "line",
            "then",
            "also",
            "regarding",
            "concerning",
            "questions",
            "question",
            "inquiries",
            "information",
            "services",
            "service",
            "office",
            "request",
            "requests",
            "requesting",
            "hear",
            "get",
            "make",
            "existing",
            "new",
            "as",
            "so",
            "well",
            "there",
            "here",
            "not",
            "up",
            "s");

    private static final List<String> ENDINGS = List.of(
            "ations", "ation", "ments", "ment", "ings", "ing", "ions", "ion", "ies", "ers", "es", "ed", "er", "s", "e",
            "y");

    private static final Map<String, String> GROUPS = load("trade-words-en.txt");

    private TradeWords() {}

    /// The words that carry meaning, as stems; the first of the group where a group knows the stem.
    static List<String> meanings(List<String> words) {
        var meanings = new ArrayList<String>();
        for (String word : words) {
            if (!LITTLE.contains(word) && !Keys.isKey(word)) {
                meanings.add(meaning(word));
            }
        }
        return meanings;
    }

    static String meaning(String word) {
        String stem = stem(word);
        return GROUPS.getOrDefault(stem, stem);
    }

    static String stem(String word) {
        for (String ending : ENDINGS) {
            int left = word.length() - ending.length();
            if (left >= 3 && word.endsWith(ending)) {
                return word.substring(0, left);
            }
        }
        return word;
    }

    private static Map<String, String> load(String name) {
        var groups = new HashMap<String, String>();
        var stream = Objects.requireNonNull(TradeWords.class.getResourceAsStream(name), name);
        try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line : lines.lines().toList()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    List<String> group = List.of(line.strip().split(" +", -1));
                    group.forEach(word -> groups.put(stem(word), stem(group.getFirst())));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return groups;
    }
}
