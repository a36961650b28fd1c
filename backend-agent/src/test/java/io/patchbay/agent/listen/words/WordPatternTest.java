package io.patchbay.agent.listen.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordPatternTest {

    private static final Map<String, Set<String>> SETS =
            Map.of("press", Set.of("press", "dial"), "notname", Set.of("the", "closed"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            leave [me] a message     | please leave a message        | true
            leave [me] a message     | please leave me a message     | true
            leave [me] a message     | please leave him a message    | false
            for ..3 @press <key>     | for the billing office press 2 | true
            for ..3 @press <key>     | for one two three four press 2 | false
            for ..3 @press <key>     | for billing press twice       | false
            this is <name>           | this is sarah                 | true
            this is <name>           | this is closed                | false
            <number> <number>        | dial five five                | true
            ^ hello                  | hello                         | true
            ^ hello                  | she said hello                | false
            ^ hello                  | thanks. hello                 | true
            """)
    void aPatternMatchesWhatEndsInIt(String pattern, String words, boolean matches) {
        var heard = SpokenWords.of(words);

        assertThat(WordPattern.parse(pattern, SETS).matchesEndingAt(heard, heard.size() - 1))
                .isEqualTo(matches);
    }

    @Test
    void aPatternThatEndsInNothingIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> WordPattern.parse("leave [message]", SETS));
        assertThatIllegalArgumentException().isThrownBy(() -> WordPattern.parse("leave ..2", SETS));
        assertThatIllegalArgumentException().isThrownBy(() -> WordPattern.parse("say @missing", SETS));
    }

    @Test
    void contractionsAndCompoundsAreOneWord() {
        assertThat(SpokenWords.of("We're sorry, you can't reach the voice mail.")
                        .text())
                .isEqualTo("we are sorry you cannot reach the voicemail");
        assertThat(SpokenWords.of("para español").text()).isEqualTo("para espanol");
    }
}
