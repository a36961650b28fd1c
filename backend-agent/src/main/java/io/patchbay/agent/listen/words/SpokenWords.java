package io.patchbay.agent.listen.words;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A transcript as plain words: lower case, contractions opened, compounds joined, with the breaks that
/// punctuation or a pause left between them. Immutable.
public final class SpokenWords {

    /// No words.
    public static final SpokenWords NONE = new SpokenWords(List.of(), List.of());

    /// What follows a word.
    public enum Break {
        NONE,
        CLAUSE,
        PAUSE,
        SENTENCE,
        QUESTION
    }

    private static final Map<String, String> JOINED = Map.of(
            "voice mail",
            "voicemail",
            "mail box",
            "mailbox",
            "touch tone",
            "touchtone",
            "re enter",
            "reenter",
            "key pad",
            "keypad",
            "voice mailbox",
            "voicemailbox");

    private final List<String> words;
    private final List<Break> breaks;

    private SpokenWords(List<String> words, List<Break> breaks) {
        this.words = words;
        this.breaks = breaks;
    }

    /// The words of one stretch of speech.
    public static SpokenWords of(String text) {
        var into = new Builder();
        into.add(text);
        return into.build();
    }

    /// The words of several utterances; the pauses between them are kept.
    public static SpokenWords ofUtterances(List<String> utterances) {
        var into = new Builder();
        for (String utterance : utterances) {
            into.add(utterance);
            into.mark(Break.PAUSE);
        }
        return into.build();
    }

    public int size() {
        return words.size();
    }

    public boolean isEmpty() {
        return words.isEmpty();
    }

    public String word(int index) {
        return words.get(index);
    }

    /// What follows the word at `index`; the start of the transcript (-1) counts as a sentence end.
    public Break after(int index) {
        return index < 0 ? Break.SENTENCE : breaks.get(index);
    }

    public boolean sentenceEndsAfter(int index) {
        return after(index).compareTo(Break.SENTENCE) >= 0;
    }

    /// Whether a sentence, or the speech after a pause, begins after the word at `index`.
    public boolean startsAfter(int index) {
        return after(index).compareTo(Break.PAUSE) >= 0;
    }

    /// The words from `from` to before `to`.
    public SpokenWords slice(int from, int to) {
        return new SpokenWords(words.subList(from, to), breaks.subList(from, to));
    }

    public List<String> asList() {
        return words;
    }

    /// The words with single spaces.
    public String text() {
        return String.join(" ", words);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SpokenWords that && that.words.equals(words) && that.breaks.equals(breaks);
    }

    @Override
    public int hashCode() {
        return words.hashCode();
    }

    /// Says how many, not which: transcripts do not belong in logs.
    @Override
    public String toString() {
        return "SpokenWords[" + words.size() + "]";
    }

    private static final class Builder {

        private final List<String> words = new ArrayList<>();
        private final List<Break> breaks = new ArrayList<>();

        void add(String text) {
            String plain = text.isEmpty() || Normalizer.isNormalized(text, Normalizer.Form.NFKD)
                    ? text
                    : Normalizer.normalize(text, Normalizer.Form.NFKD);
            var token = new StringBuilder();
            for (int i = 0; i < plain.length(); i++) {
                char c = plain.charAt(i);
                if (Character.isLetterOrDigit(c) || c == '\'' || c == '\u2019') {
                    token.append(c == '\u2019' ? '\'' : Character.toLowerCase(c));
                } else if (Character.getType(c) != Character.NON_SPACING_MARK) {
                    take(token);
                    markPunctuation(plain, i, c);
                }
            }
            take(token);
        }

        private void markPunctuation(String text, int index, char c) {
            boolean inside = index + 1 < text.length() && Character.isLetterOrDigit(text.charAt(index + 1));
            switch (c) {
                case '.', '!' -> {
                    if (!inside && !Contractions.isAbbreviation(last())) {
                        mark(Break.SENTENCE);
                    }
                }
                case '?' -> {
                    if (index + 1 >= text.length() || text.charAt(index + 1) != ')') {
                        mark(Break.QUESTION);
                    }
                }
                case ',', ';', ':' -> {
                    if (!inside) {
                        mark(Break.CLAUSE);
                    }
                }
                default -> {}
            }
        }

        void mark(Break what) {
            int at = breaks.size() - 1;
            if (at >= 0 && what.compareTo(breaks.get(at)) > 0) {
                breaks.set(at, what);
            }
        }

        private String last() {
            return words.isEmpty() ? "" : words.getLast();
        }

        private void take(StringBuilder token) {
            if (token.isEmpty()) {
                return;
            }
            for (String word : Contractions.open(token.toString())) {
                push(word);
            }
            token.setLength(0);
        }

        private void push(String word) {
            String joined = words.isEmpty() ? null : JOINED.get(words.getLast() + " " + word);
            if (joined != null && breaks.getLast() == Break.NONE) {
                words.set(words.size() - 1, joined);
            } else {
                words.add(word);
                breaks.add(Break.NONE);
            }
        }

        SpokenWords build() {
            return words.isEmpty() ? NONE : new SpokenWords(List.copyOf(words), List.copyOf(breaks));
        }
    }
}
