package io.patchbay.sandbox.openai;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the options of a spoken menu and finds the one that leads to a goal.
final class Menu {

    /// One option: the key to press and the words that describe it.
    record Option(String key, String wording) {}

    private static final Map<String, String> KEYS = Map.ofEntries(
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
            Map.entry("star", "*"),
            Map.entry("pound", "#"));

    private static final String KEY = "([0-9*#]|zero|one|two|three|four|five|six|seven|eight|nine|star|pound)";
    private static final Pattern PRESS = Pattern.compile(
            "\\b(?:press|dial|push|select|choose|hit)(?: or say)?(?: the)?(?: number| option)? " + KEY + "(?![a-z0-9])",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern LEAD = Pattern.compile(
            "\\b(?:for|to reach|to speak (?:to|with)|to|if you(?:'re| are)?|regarding)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern WORDS_FOLLOW = Pattern.compile("\\s+(?:for|to|if)\\b", Pattern.CASE_INSENSITIVE);
    private static final Set<String> WEAK = Set.of(
            "for",
            "the",
            "a",
            "an",
            "to",
            "of",
            "and",
            "or",
            "please",
            "your",
            "our",
            "is",
            "get",
            "reach",
            "need",
            "call",
            "press",
            "speak",
            "with",
            "you",
            "we",
            "from",
            "department",
            "goal",
            "send",
            "ask",
            "copies");
    private static final Set<String> OPERATOR =
            Set.of("operator", "receptionist", "representative", "reception", "front", "desk", "other", "else");
    private static final double STRONG = 1;
    private static final double FALLBACK = 0.25;

    private Menu() {}

    static List<Option> options(String text) {
        List<MatchResult> presses = PRESS.matcher(text).results().toList();
        boolean keysLead = presses.stream()
                .allMatch(press ->
                        WORDS_FOLLOW.matcher(text.substring(press.end())).lookingAt());
        List<Option> options = new ArrayList<>();
        for (int i = 0; i < presses.size(); i++) {
            MatchResult press = presses.get(i);
            int before = i == 0 ? 0 : presses.get(i - 1).end();
            int after = i + 1 < presses.size() ? presses.get(i + 1).start() : text.length();
            String wording =
                    keysLead ? text.substring(press.end(), after) : lead(text.substring(before, press.start()));
            options.add(new Option(key(press.group(1)), wording));
        }
        return options;
    }

    /// The key whose option serves the goal best, among `allowed` when that is not empty.
    static Optional<String> choose(String text, String goal, Set<String> allowed) {
        Set<String> wanted = words(goal);
        Option best = null;
        double most = 0;
        for (Option option : options(text)) {
            double score = score(option, wanted);
            if (score > most && (allowed.isEmpty() || allowed.contains(option.key()))) {
                most = score;
                best = option;
            }
        }
        return Optional.ofNullable(best).map(Option::key);
    }

    private static double score(Option option, Set<String> wanted) {
        Set<String> said = words(option.wording());
        long common = said.stream().filter(wanted::contains).count();
        if (common > 0) {
            return STRONG * common + 0.5 * common / said.size();
        }
        return said.stream().anyMatch(OPERATOR::contains) ? FALLBACK : 0;
    }

    /// The words right before "press": from the last "for …" or "to …" on.
    private static String lead(String before) {
        int sentence = Math.max(before.lastIndexOf('.'), Math.max(before.lastIndexOf('?'), before.lastIndexOf('\n')));
        String same =
                sentence >= 0 && !before.substring(sentence + 1).isBlank() ? before.substring(sentence + 1) : before;
        Matcher lead = LEAD.matcher(same);
        return lead.find() ? same.substring(lead.start()) : same;
    }

    private static Set<String> words(String text) {
        Set<String> words = new HashSet<>();
        for (String word : text.toLowerCase(Locale.ROOT).split("[^a-z0-9]+", -1)) {
            if (word.length() > 1 && !WEAK.contains(word)) {
                words.add(word.endsWith("s") ? word.substring(0, word.length() - 1) : word);
            }
        }
        return words;
    }

    private static String key(String said) {
        String word = said.toLowerCase(Locale.ROOT);
        return KEYS.getOrDefault(word, word);
    }
}
