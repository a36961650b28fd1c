package io.patchbay.agent.importing;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import io.patchbay.contract.phi.Phone;

/// A telephone number as people write it: the number in E.164, or why it is none.
sealed interface PhoneReading {

    record Dialable(Phone phone) implements PhoneReading {}

    record Impossible(String reason) implements PhoneReading {}

    static PhoneReading of(String written, String region) {
        var numbers = PhoneNumberUtil.getInstance();
        try {
            var number = numbers.parse(written, region);
            if (number.hasExtension()) {
                return new Impossible("has an extension, which cannot be dialled; give the direct number");
            }
            if (!numbers.isValidNumber(number)) {
                return new Impossible(
                        "is not a number that exists; write it as + and country code, such as +1 202 555" + " 0100");
            }
            return new Dialable(new Phone(numbers.format(number, PhoneNumberFormat.E164)));
        } catch (NumberParseException e) {
            return new Impossible("is not a telephone number; write it as + and country code, such as +1 202 555 0100");
        }
    }
}
