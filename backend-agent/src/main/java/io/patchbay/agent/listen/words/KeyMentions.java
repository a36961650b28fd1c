package io.patchbay.agent.listen.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds the keys a menu names: after "press" and its kin, and in menus that only list "appointments, one".
final class KeyMentions {

    private static final Set<String> VERBS = Set.of(
            "press",
            "dial",
            "push",
            "hit",
            "touch",
            "select",
            "choose",
            "enter",
            "pressing",
            "dialing",
            "pushing",
            "selecting",
            "choosing",
            "option",
            "number",
            "depress",
            "use");
    private static final Set<String> BETWEEN =
            Set.of("the", "number", "option", "key", "digit", "on", "button", "your");
    private static final Set<String> NAMING = Set.of("key", "button", "sign", "now", "please");
    private static final Set<String> STARTERS = Set.of("for", "to", "if", "or", "and");
    private static final int MOST_BETWEEN = 3;
    private static final int MOST_KEYS = 2;

    private KeyMentions() {}

    static List<KeyMention> in(SpokenWords words) {
        List<KeyMention> spoken = explicit(words);
        List<KeyMention> all = withImplied(words, spoken);
        return spoken.isEmpty() && all.size() < 2 ? List.of() : all;
    }

    private static List<KeyMention> explicit(SpokenWords words) {
        var found = new ArrayList<KeyMention>();
        for (int i = 0; i < words.size(); i++) {
            if (VERBS.contains(words.word(i))) {
                KeyMention mention = afterVerb(words, i);
                if (mention != null) {
                    found.add(mention);
                    i = mention.end() - 1;
                }
            }
        }
        return found;
    }

    private static @Nullable KeyMention afterVerb(SpokenWords words, int verb) {
        int at = verb + 1;
        while (at < words.size() && at - verb <= MOST_BETWEEN && BETWEEN.contains(words.word(at))) {
            at++;
        }
        if (at >= words.size()) {
            return null;
        }
        String key = Keys.of(words.word(at));
        if (key == null) {
            String misheard = at == verb + 1 ? misheardKey(words, at) : null;
            return misheard == null ? null : new KeyMention(verb, at + 1, misheard, false);
        }
        int end = at + 1;
        var keys = new StringBuilder(key);
        while (end < words.size() && words.after(end - 1) == SpokenWords.Break.NONE && Keys.isKey(words.word(end))) {
            keys.append(Keys.of(words.word(end)));
            end++;
        }
        boolean named = end < words.size() && NAMING.contains(words.word(end));
        return keys.length() > MOST_KEYS ? null : new KeyMention(verb, named ? end + 1 : end, keys.toString(), false);
    }

    /// "press to" is "press 2" where the sentence or the option ends there.
    private static @Nullable String misheardKey(SpokenWords words, int at) {
        boolean ends = words.after(at) != SpokenWords.Break.NONE
                || at + 1 == words.size()
                || STARTERS.contains(words.word(at + 1));
        return ends ? Keys.misheard(words.word(at)) : null;
    }

    private static List<KeyMention> withImplied(SpokenWords words, List<KeyMention> spoken) {
        var all = new ArrayList<KeyMention>();
        int next = 0;
        for (int i = 0; i < words.size(); i++) {
            if (next < spoken.size() && spoken.get(next).start() == i) {
                all.add(spoken.get(next));
                i = spoken.get(next).end() - 1;
                next++;
            } else if (isListed(words, i)) {
                all.add(new KeyMention(i, i + 1, String.valueOf(Keys.of(words.word(i))), true));
            }
        }
        return all;
    }

    /// A key alone between two breaks or before the next option: "billing, two. records, three", "two for
    /// billing".
    private static boolean isListed(SpokenWords words, int at) {
        if (!Keys.isKey(words.word(at))) {
            return false;
        }
        boolean last = at + 1 == words.size();
        boolean breakAfter = last || words.after(at) != SpokenWords.Break.NONE;
        boolean breakBefore = words.after(at - 1) != SpokenWords.Break.NONE;
        boolean optionAfter =
                !last && (words.word(at + 1).equals("for") || words.word(at + 1).equals("if"));
        boolean numberBefore = at > 0 && Keys.isNumber(words.word(at - 1));
        return !numberBefore && (optionAfter || (breakAfter && (breakBefore || followsOption(words, at))));
    }

    private static boolean followsOption(SpokenWords words, int at) {
        for (int i = at - 1; i >= 0 && i >= at - 8; i--) {
            if (words.sentenceEndsAfter(i)) {
                return false;
            }
            if (words.word(i).equals("for") && i < at - 1) {
                return true;
            }
        }
        return false;
    }
}
