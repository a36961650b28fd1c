package io.patchbay.agent.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.patchbay.agent.listen.words.SpokenWords;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CueLexiconTest {

    private static List<String> namesAtTheEndOf(CueLexicon lexicon, String words, boolean ended) {
        var heard = SpokenWords.of(words);
        return lexicon.endingAt(heard, heard.size() - 1, ended).stream()
                .map(Cue::name)
                .toList();
    }

    @Test
    void aLineIsAWeightANameAndAPattern() {
        var lexicon = CueLexicon.of(List.of(
                "# a comment",
                "",
                "@press = press|dial",
                "V+2 H-1 | mailbox: pound | @press pound",
                "H+1 | person: hi | ^ hi $"));

        assertThat(namesAtTheEndOf(lexicon, "please dial pound", false)).containsExactly("mailbox: pound");
        assertThat(namesAtTheEndOf(lexicon, "pound", false)).isEmpty();
    }

    @Test
    void whatIsBoundToTheEndOfAnUtteranceIsOnlyHeardThere() {
        var lexicon = CueLexicon.of(List.of("H+1 | person: hi | ^ hi $"));

        assertThat(namesAtTheEndOf(lexicon, "hi", false)).isEmpty();
        assertThat(namesAtTheEndOf(lexicon, "hi", true)).containsExactly("person: hi");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "V+2 mailbox pound",
                "Z+2 | odd: party | pound",
                "V+2 | odd: set | @missing",
                "V+2 | odd: end | [hi]"
            })
    void aBadLineIsRefused(String line) {
        assertThatIllegalArgumentException().isThrownBy(() -> CueLexicon.of(List.of(line)));
    }

    @Test
    void theShippedCuesKeepSomePhrasesApart() {
        assertThat(namesAtTheEndOf(CueLexicon.english(), "please leave a message", false))
                .contains("mailbox: please leave a message");
        assertThat(namesAtTheEndOf(CueLexicon.english(), "would you like to leave a message", false))
                .contains("person: would you like to leave a message");
    }
}
