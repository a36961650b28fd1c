package io.patchbay.agent.listen.words;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A phrase to listen for. Written as words in a row, where `a|b` is one or the other, `[a|b]` may be
/// missing, `..3` is up to three words of any kind, `<key>` a telephone key, `<number>` a number, `<name>` a
/// word that can be a name, `@set` a named set of words, `^` the start of a sentence or of speech after a
/// pause, and `$` the end of an utterance.
public final class WordPattern {

    private sealed interface Element {
        record OneOf(Set<String> words, boolean mayMiss) implements Element {}

        record Gap(int most) implements Element {}

        record Key() implements Element {}

        record Count() implements Element {}

        record Name(Set<String> notNames) implements Element {}

        record SentenceStart() implements Element {}
    }

    private final List<Element> elements;
    private final boolean atEnd;

    private WordPattern(List<Element> elements, boolean atEnd) {
        this.elements = elements;
        this.atEnd = atEnd;
    }

    /// Reads the notation above; `sets` holds the named sets, "notname" among them the words that are no
    /// name.
    public static WordPattern parse(String text, Map<String, Set<String>> sets) {
        var elements = new ArrayList<Element>();
        boolean atEnd = false;
        for (String part : text.strip().split(" +", -1)) {
            if (part.equals("$")) {
                atEnd = true;
            } else {
                elements.add(element(part, sets));
            }
        }
        boolean lastIsSolid = !elements.isEmpty()
                && !(elements.getLast() instanceof Element.Gap)
                && !(elements.getLast() instanceof Element.OneOf(var _, var mayMiss) && mayMiss);
        if (!lastIsSolid) {
            throw new IllegalArgumentException("a pattern must end in a word: " + text);
        }
        return new WordPattern(List.copyOf(elements), atEnd);
    }

    private static Element element(String part, Map<String, Set<String>> sets) {
        if (part.equals("^")) {
            return new Element.SentenceStart();
        }
        if (part.startsWith("..")) {
            return new Element.Gap(Integer.parseInt(part.substring(2)));
        }
        return switch (part) {
            case "<key>" -> new Element.Key();
            case "<number>" -> new Element.Count();
            case "<name>" -> new Element.Name(sets.getOrDefault("notname", Set.of()));
            default -> {
                boolean mayMiss = part.startsWith("[");
                yield new Element.OneOf(words(mayMiss ? part.substring(1, part.length() - 1) : part, sets), mayMiss);
            }
        };
    }

    private static Set<String> words(String part, Map<String, Set<String>> sets) {
        var words = new HashSet<String>();
        for (String word : part.split("\\|", -1)) {
            if (word.startsWith("@")) {
                Set<String> set = sets.get(word.substring(1));
                if (set == null) {
                    throw new IllegalArgumentException("no such set: " + word);
                }
                words.addAll(set);
            } else {
                words.add(word);
            }
        }
        return Set.copyOf(words);
    }

    /// Whether it can only match where an utterance ends.
    public boolean atEnd() {
        return atEnd;
    }

    /// The words one of which must be the last of a match; empty when that may be any word.
    public Set<String> lastWords() {
        return elements.getLast() instanceof Element.OneOf(var words, var _) ? words : Set.of();
    }

    /// Whether the pattern matches words of `heard` that end with the word at `last`.
    public boolean matchesEndingAt(SpokenWords heard, int last) {
        return matches(heard, last, elements.size() - 1);
    }

    private boolean matches(SpokenWords heard, int last, int element) {
        if (element < 0) {
            return true;
        }
        boolean present = last >= 0;
        return switch (elements.get(element)) {
            case Element.OneOf(var words, var mayMiss) ->
                (present && words.contains(heard.word(last)) && matches(heard, last - 1, element - 1))
                        || (mayMiss && matches(heard, last, element - 1));
            case Element.Gap(var most) -> matchesAfterGap(heard, last, element, most);
            case Element.Key() -> present && Keys.isKey(heard.word(last)) && matches(heard, last - 1, element - 1);
            case Element.Count() -> present && Keys.isNumber(heard.word(last)) && matches(heard, last - 1, element - 1);
            case Element.Name(var notNames) ->
                present && !notNames.contains(heard.word(last)) && matches(heard, last - 1, element - 1);
            case Element.SentenceStart() -> heard.startsAfter(last) && matches(heard, last, element - 1);
        };
    }

    private boolean matchesAfterGap(SpokenWords heard, int last, int element, int most) {
        for (int skipped = 0; skipped <= most && last - skipped >= -1; skipped++) {
            if (matches(heard, last - skipped, element - 1)) {
                return true;
            }
        }
        return false;
    }
}
