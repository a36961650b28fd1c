package io.patchbay.agent.listen.words;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// Opens what speech-to-text closes: "we're" and "were not" have to be told apart from "we are" by nobody.
final class Contractions {

    private static final Set<String> ABBREVIATIONS =
            Set.of("dr", "mr", "mrs", "ms", "st", "mt", "ext", "a", "p", "m", "d", "no");

    private static final Map<String, List<String>> WHOLE = Map.ofEntries(
            Map.entry("can't", List.of("cannot")),
            Map.entry("cant", List.of("cannot")),
            Map.entry("won't", List.of("will", "not")),
            Map.entry("wont", List.of("will", "not")),
            Map.entry("dont", List.of("do", "not")),
            Map.entry("doesnt", List.of("does", "not")),
            Map.entry("didnt", List.of("did", "not")),
            Map.entry("isnt", List.of("is", "not")),
            Map.entry("arent", List.of("are", "not")),
            Map.entry("im", List.of("i", "am")),
            Map.entry("ive", List.of("i", "have")),
            Map.entry("youre", List.of("you", "are")),
            Map.entry("youve", List.of("you", "have")),
            Map.entry("weve", List.of("we", "have")),
            Map.entry("theyre", List.of("they", "are")),
            Map.entry("youll", List.of("you", "will")),
            Map.entry("he's", List.of("he", "is")),
            Map.entry("hes", List.of("he", "is")),
            Map.entry("she's", List.of("she", "is")),
            Map.entry("shes", List.of("she", "is")),
            Map.entry("it's", List.of("it", "is")),
            Map.entry("that's", List.of("that", "is")),
            Map.entry("thats", List.of("that", "is")),
            Map.entry("what's", List.of("what", "is")),
            Map.entry("whats", List.of("what", "is")),
            Map.entry("who's", List.of("who", "is")),
            Map.entry("whos", List.of("who", "is")),
            Map.entry("how's", List.of("how", "is")),
            Map.entry("there's", List.of("there", "is")),
            Map.entry("everyone's", List.of("everyone", "is")),
            Map.entry("ma'am", List.of("maam")),
            Map.entry("gonna", List.of("going", "to")),
            Map.entry("wanna", List.of("want", "to")));

    private static final Map<String, String> TAILS = Map.of(
            "n't", "not",
            "'re", "are",
            "'ve", "have",
            "'ll", "will",
            "'d", "would",
            "'m", "am");

    private Contractions() {}

    static boolean isAbbreviation(String word) {
        return ABBREVIATIONS.contains(word);
    }

    /// The words of one token; a possessive loses its apostrophe only.
    static List<String> open(String token) {
        List<String> whole = WHOLE.get(token);
        if (whole != null) {
            return whole;
        }
        if (token.indexOf('\'') < 0) {
            return List.of(token);
        }
        for (var tail : TAILS.entrySet()) {
            if (token.endsWith(tail.getKey()) && token.length() > tail.getKey().length()) {
                return List.of(
                        bare(token.substring(0, token.length() - tail.getKey().length())), tail.getValue());
            }
        }
        String bare = bare(token);
        return bare.isEmpty() ? List.of() : List.of(bare);
    }

    private static String bare(String token) {
        return token.replace("'", "");
    }
}
