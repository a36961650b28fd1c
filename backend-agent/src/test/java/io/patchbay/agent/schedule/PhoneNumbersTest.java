package io.patchbay.agent.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.patchbay.agent.schedule.PhoneNumbers.Reading.Accepted;
import io.patchbay.agent.schedule.PhoneNumbers.Reading.Rejected;
import io.patchbay.contract.phi.Phone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumbersTest {

    private static final PhoneNumbers US = new PhoneNumbers("US");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+12125550123",
                "(212) 555-0123",
                "212.555.0123",
                "1 212 555 0123",
                "  +1-212-555-0123 ",
                "tel:+1-212-555-0123"
            })
    void numbersAreReadAsPeopleWriteThem(String written) {
        assertThat(US.read(written)).isEqualTo(new Accepted(new Phone("+12125550123")));
    }

    @Test
    void aNumberWithACountryCodeNeedsNoHome() {
        assertThat(US.read("+44 121 234 5678")).isEqualTo(new Accepted(new Phone("+441212345678")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    +15555550123       | no such number can exist; check the area code
                    +11234567890       | no such number can exist; check the area code
                    5550123            | the area code is missing; write it in front
                    +1212555           | the number has too few digits
                    +121255501234567   | the number has too many digits
                    +999 123 456 7890  | there is no such country code
                    ask at the desk    | this is not a telephone number; write it as +12125550123
                    ''                 | this is not a telephone number; write it as +12125550123
                    212-555-0123 x45   | the number has an extension; give the number alone
                    """)
    void whatCannotBeDialledIsRefusedWithTheReason(String written, String reason) {
        assertThat(US.read(written)).isEqualTo(new Rejected(reason));
    }

    @Test
    void noReasonRepeatsTheNumber() {
        for (var written : new String[] {"+15555559876", "5559876", "9876", "+1 212 555 9876 98765432"}) {
            assertThat(((Rejected) US.read(written)).reason()).doesNotContain("9876");
        }
    }

    @Test
    void anUnknownHomeRegionIsRefused() {
        assertThatThrownBy(() -> new PhoneNumbers("XX")).hasMessageContaining("XX");
    }
}
