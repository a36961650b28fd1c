package io.patchbay.agent.listen;

import io.patchbay.agent.listen.words.SpokenWords;
import io.patchbay.agent.listen.words.WordPattern;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// All cues of one language, found by the word they end in. The words themselves live in a resource, not in
/// code.
final class CueLexicon {

    /// One letter per party, in the order of their columns.
    private static final String LETTERS = "HITVSQXF";

    private static final CueLexicon ENGLISH = ofResource("cues-en.txt");

    private final Map<String, List<Cue>> byLastWord = new HashMap<>();
    private final List<Cue> anyLastWord = new ArrayList<>();

    private CueLexicon() {}

    static CueLexicon english() {
        return ENGLISH;
    }

    /// The cues whose words end with the word at `last`; those bound to the end of an utterance only if
    /// `ended`.
    List<Cue> endingAt(SpokenWords heard, int last, boolean ended) {
        var found = new ArrayList<Cue>();
        collect(byLastWord.getOrDefault(heard.word(last), List.of()), heard, last, ended, found);
        collect(anyLastWord, heard, last, ended, found);
        return found;
    }

    private static void collect(List<Cue> cues, SpokenWords heard, int last, boolean ended, List<Cue> into) {
        for (Cue cue : cues) {
            if (cue.pattern().atEnd() == ended && cue.pattern().matchesEndingAt(heard, last)) {
                into.add(cue);
            }
        }
    }

    private static CueLexicon ofResource(String name) {
        var stream = Objects.requireNonNull(CueLexicon.class.getResourceAsStream(name), name);
        try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return of(lines.lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Reads lines of the form the resource explains; throws `IllegalArgumentException` naming the bad line.
    static CueLexicon of(List<String> lines) {
        var lexicon = new CueLexicon();
        var sets = new HashMap<String, Set<String>>();
        for (String line : lines) {
            if (line.startsWith("@")) {
                String[] parts = line.substring(1).split("=", 2);
                sets.put(
                        parts[0].strip(), new HashSet<>(List.of(parts[1].strip().split("\\|", -1))));
            } else if (!line.isBlank() && !line.startsWith("#")) {
                lexicon.add(line, sets);
            }
        }
        return lexicon;
    }

    private void add(String line, Map<String, Set<String>> sets) {
        String[] parts = line.split(" \\| ", 3);
        if (parts.length != 3) {
            throw new IllegalArgumentException("not a cue: " + line);
        }
        var cue = new Cue(parts[1].strip(), weights(parts[0], line), WordPattern.parse(parts[2], sets));
        Set<String> lastWords = cue.pattern().lastWords();
        if (lastWords.isEmpty()) {
            anyLastWord.add(cue);
        }
        lastWords.forEach(
                word -> byLastWord.computeIfAbsent(word, _ -> new ArrayList<>()).add(cue));
    }

    private static double[] weights(String text, String line) {
        double[] weights = new double[LETTERS.length()];
        for (String weight : text.strip().split(" +", -1)) {
            int letter = LETTERS.indexOf(weight.charAt(0));
            if (letter < 0) {
                throw new IllegalArgumentException("no such party: " + line);
            }
            weights[letter] = Double.parseDouble(weight.substring(1));
        }
        return weights;
    }
}
