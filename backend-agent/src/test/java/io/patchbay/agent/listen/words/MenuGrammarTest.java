package io.patchbay.agent.listen.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MenuGrammarTest {

    private static String read(String menu) {
        var options = new StringBuilder();
        for (MenuOption option : MenuGrammar.optionsOf(SpokenWords.of(menu))) {
            options.append(options.isEmpty() ? "" : "; ")
                    .append(option.way() == MenuOption.Way.KEY ? option.key() : option.way())
                    .append(' ')
                    .append(option.text().text());
        }
        return options.toString();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            For appointments, press 1. For billing, press 2. | 1 for appointments; 2 for billing
            for appointments press one for billing press two | 1 for appointments; 2 for billing
            Press 1 for appointments. Press 2 for billing. | 1 for appointments; 2 for billing
            thanks for calling oak clinic press 1 for sales press 2 for service | 1 for sales; 2 for service
            thanks for calling oak clinic for sales press 1 for service press 2 | 1 for sales; 2 for service
            Appointments, one. Billing, two. | 1 appointments; 2 billing
            One for appointments. Two for billing. | 1 for appointments; 2 for billing
            for appointments one for billing two | 1 for appointments; 2 for billing
            To reach the records office, dial the number 7 now. | 7 to reach the records office
            For refills press the pound key. For records press star. | # for refills; * for records
            If you are a provider, select option 4. | 4 if you are a provider
            For appointments. Press 1. For billing. Press 2. | 1 for appointments; 2 for billing
            for billing press to for records press 3 | 2 for billing; 3 for records
            Billing is option one. Records is option two. | 1 billing; 2 records
            """)
    void optionsAreReadEitherWayRound(String menu, String options) {
        assertThat(read(menu)).isEqualTo(options);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            You can say appointments, billing, or records. | SPEECH appointments; SPEECH billing; SPEECH records
            Say records or billing. | SPEECH records; SPEECH billing
            Or stay on the line for an operator. | STAY or stay on the line for an operator
            """)
    void optionsForWordsAndPatienceAreReadToo(String menu, String options) {
        assertThat(read(menu)).isEqualTo(options);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            If this is an emergency, hang up and dial 911.
            If you know your party's extension, you may dial it at any time.
            One moment please.
            We have two doctors and three nurses on staff.
            Please call us at 5 5 5 0 1 0 0.
            """)
    void whatIsNoOptionIsNotRead(String words) {
        assertThat(read(words)).isEmpty();
    }

    @Test
    void aKeyAtTheVeryEndIsUnsettledUntilTheMenuGoesOn() {
        var begun = MenuGrammar.optionsOf(SpokenWords.of("press 1 for appointments press 2 for billing press 3"));
        var whole = MenuGrammar.optionsOf(SpokenWords.of("press 1 for appointments press 2 for billing"));

        assertThat(begun).noneMatch(MenuOption::settled);
        assertThat(whole).allMatch(MenuOption::settled);
    }
}
