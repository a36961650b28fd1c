package io.patchbay.agent.listen.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Reads the options out of a menu, whichever way round it speaks ("for billing press 2", "press 2 for
/// billing", "billing, two"), with or without punctuation, complete or only begun.
public final class MenuGrammar {

    private static final Set<String> STARTERS = Set.of("for", "to", "if", "regarding", "concerning", "when");
    private static final Set<String> CONNECTORS =
            Set.of("or", "and", "then", "please", "also", "now", "just", "otherwise", "again", "is");
    private static final Set<String> NOT_AFTER_FOR =
            Set.of("calling", "choosing", "holding", "your", "waiting", "contacting", "patience");
    private static final Set<String> NOT_BEFORE_TO = Set.of(
            "welcome", "like", "want", "wish", "need", "listen", "due", "trying", "prefer", "directed", "back", "next");
    private static final int LONGEST_OPTION = 14;

    private final SpokenWords words;
    private final List<KeyMention> mentions;

    private MenuGrammar(SpokenWords words) {
        this.words = words;
        this.mentions = KeyMentions.in(words);
    }

    /// The options in the order they were offered.
    public static List<MenuOption> optionsOf(SpokenWords words) {
        var grammar = new MenuGrammar(words);
        var options = new ArrayList<MenuOption>();
        if (!grammar.mentions.isEmpty()) {
            grammar.readKeys(options);
        }
        SpokenOptions.read(words, options);
        return List.copyOf(options);
    }

    /// How many different keys are offered for something.
    public static long keysIn(SpokenWords words) {
        return optionsOf(words).stream()
                .filter(option -> option.way() == MenuOption.Way.KEY)
                .map(MenuOption::key)
                .distinct()
                .count();
    }

    private void readKeys(List<MenuOption> into) {
        boolean wordsFirst = wordsFirst();
        boolean settled = isSettled();
        for (int i = 0; i < mentions.size(); i++) {
            SpokenWords text = wordsFirst ? before(i) : after(i);
            if (!text.isEmpty()) {
                into.add(new MenuOption(MenuOption.Way.KEY, mentions.get(i).key(), text, settled));
            }
        }
    }

    /// Whether the words of an option come before its key.
    private boolean wordsFirst() {
        double votes = opening().isEmpty() ? -1 : 1.5;
        votes += tail().isEmpty() ? 1.5 : startsOption(tail(), 0) ? -1 : 0;
        for (KeyMention mention : mentions) {
            int behind = words.after(mention.end() - 1).compareTo(words.after(mention.start() - 1));
            boolean atEdge = mention.end() == words.size() || mention.start() == 0;
            votes += atEdge ? 0 : Integer.signum(behind) * 2.0;
        }
        return votes > 0;
    }

    /// A lone "press 3" at the end, nothing before the first key: what is heard next decides what the 3 is
    /// for.
    private boolean isSettled() {
        return !(opening().isEmpty() && tail().isEmpty() && words.after(words.size() - 1) == SpokenWords.Break.NONE);
    }

    private SpokenWords opening() {
        return before(0);
    }

    private SpokenWords tail() {
        return words.slice(mentions.getLast().end(), words.size());
    }

    /// The words that lead up to a key: from where the option starts, at most back to the key before.
    private SpokenWords before(int index) {
        int end = mentions.get(index).start();
        int floor = index == 0 ? 0 : mentions.get(index - 1).end();
        int from = end - 1;
        while (from > floor && !words.sentenceEndsAfter(from - 1)) {
            from--;
        }
        from = Math.max(floor, from);
        if (end <= floor) {
            return SpokenWords.NONE;
        }
        if (index == 0 || end - from > LONGEST_OPTION) {
            from = optionStart(from, end);
        }
        return trimmed(from, end);
    }

    private SpokenWords after(int index) {
        int from = mentions.get(index).end();
        int end = index + 1 < mentions.size() ? mentions.get(index + 1).start() : words.size();
        int to = from;
        while (to < end && (to == from || !words.sentenceEndsAfter(to - 1))) {
            to++;
        }
        return from < to && words.sentenceEndsAfter(from - 1) ? SpokenWords.NONE : trimmed(from, to);
    }

    /// Where the option begins in a sentence that may hold a greeting first; `end` when it holds no option at
    /// all.
    private int optionStart(int from, int end) {
        int earliest = Math.max(from, end - LONGEST_OPTION);
        for (int i = earliest; i < end; i++) {
            if (startsOption(words, i)) {
                return i;
            }
        }
        boolean named = end > from && words.word(end - 1).equals("is");
        boolean wholeClause = named || (from == 0 ? mentions.getFirst().implied() : end - from <= 5);
        return wholeClause ? from : end;
    }

    private static boolean startsOption(SpokenWords words, int index) {
        String word = words.word(index);
        if (!STARTERS.contains(word)) {
            return false;
        }
        String next = index + 1 < words.size() ? words.word(index + 1) : "";
        String before = index > 0 ? words.word(index - 1) : "";
        return switch (word) {
            case "for" -> !NOT_AFTER_FOR.contains(next) && !before.equals("you");
            case "to" -> !NOT_BEFORE_TO.contains(before);
            default -> true;
        };
    }

    private SpokenWords trimmed(int from, int to) {
        int start = from;
        int end = to;
        while (start < end && CONNECTORS.contains(words.word(start))) {
            start++;
        }
        while (start < end && CONNECTORS.contains(words.word(end - 1))) {
            end--;
        }
        return words.slice(start, end);
    }
}
