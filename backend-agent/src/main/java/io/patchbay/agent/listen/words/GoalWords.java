package io.patchbay.agent.listen.words;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a caller wants, ready to be compared with what a menu offers.
public final class GoalWords {

    /// From here on an option is taken without asking anybody.
    public static final double CLEAR = 0.8;

    /// Below this an option has nothing to do with the goal.
    public static final double SLIGHT = 0.3;

    private static final double SEVERAL_WORDS = 1.0;
    private static final double ONE_WORD = 0.9;
    private static final double SAME_MEANING = 0.85;
    private static final double PART_OF_MEANING = 0.6;
    private static final Set<String> SKIPPED = Set.of("the", "a", "an", "of", "your", "and");

    private final List<List<String>> phrases;
    private final List<String> synonyms;
    private final Set<String> meanings;

    private GoalWords(List<List<String>> phrases, List<String> synonyms, Set<String> meanings) {
        this.phrases = phrases;
        this.synonyms = synonyms;
        this.meanings = meanings;
    }

    /// `synonyms` are other words for `name`, the best first.
    public static GoalWords of(String name, List<String> synonyms) {
        var all = new ArrayList<>(List.of(name));
        all.addAll(synonyms);
        return new GoalWords(
                all.stream().map(each -> stems(SpokenWords.of(each))).toList(),
                List.copyOf(all),
                new HashSet<>(TradeWords.meanings(SpokenWords.of(name).asList())));
    }

    /// How well an option's words fit, from 0 to 1.
    public double fit(SpokenWords option) {
        double best = phraseFit(option);
        var offered = new HashSet<>(TradeWords.meanings(option.asList()));
        if (meanings.isEmpty() || offered.isEmpty()) {
            return best;
        }
        long matched = meanings.stream().filter(offered::contains).count();
        double share = (double) matched / meanings.size();
        return Math.max(best, share == 1 ? SAME_MEANING : PART_OF_MEANING * share);
    }

    /// How much else the option is for: the fewer of its words are foreign to the goal, the closer to 1.
    public double precision(SpokenWords option) {
        List<String> offered = TradeWords.meanings(option.asList());
        if (offered.isEmpty()) {
            return 0;
        }
        var known = new HashSet<>(meanings);
        phrases.forEach(phrase -> phrase.forEach(stem -> known.add(TradeWords.meaning(stem))));
        return (double) offered.stream().filter(known::contains).count() / offered.size();
    }

    /// The words of the goal that the option used, to say them back.
    public Optional<String> spokenAs(SpokenWords option) {
        List<String> stems = stems(option);
        for (int i = 0; i < phrases.size(); i++) {
            if (contains(stems, phrases.get(i))) {
                return Optional.of(synonyms.get(i));
            }
        }
        return Optional.empty();
    }

    private double phraseFit(SpokenWords option) {
        List<String> stems = stems(option);
        double best = 0;
        for (List<String> phrase : phrases) {
            if (contains(stems, phrase)) {
                best = Math.max(best, phrase.size() > 1 ? SEVERAL_WORDS : ONE_WORD);
            }
        }
        return best;
    }

    private static List<String> stems(SpokenWords words) {
        return words.asList().stream()
                .filter(word -> !SKIPPED.contains(word))
                .map(TradeWords::stem)
                .toList();
    }

    private static boolean contains(List<String> words, List<String> phrase) {
        for (int i = 0; !phrase.isEmpty() && i + phrase.size() <= words.size(); i++) {
            if (words.subList(i, i + phrase.size()).equals(phrase)) {
                return true;
            }
        }
        return false;
    }
}
