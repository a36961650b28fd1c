package io.patchbay.agent.schedule;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import io.patchbay.contract.phi.Phone;

/// Reads a telephone number as people write it. What the numbering plan does not know is refused with a reason that
/// says what to do and never repeats the number.
public final class PhoneNumbers {

    /// What came of reading one number.
    public sealed interface Reading {

        /// A number that can exist, in E.164.
        record Accepted(Phone phone) implements Reading {}

        /// No number; the reason is for the person who wrote it.
        record Rejected(String reason) implements Reading {}
    }

    private final PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
    private final String homeRegion;

    /// `homeRegion` (ISO 3166, such as `US`) is where numbers without a country code are dialled from.
    public PhoneNumbers(String homeRegion) {
        if (!numbers.getSupportedRegions().contains(homeRegion)) {
            throw new IllegalArgumentException("home region: no such region of the numbering plan: " + homeRegion);
        }
        this.homeRegion = homeRegion;
    }

    /// The number, or why it is none.
    public Reading read(String text) {
        try {
            var number = numbers.parse(text, homeRegion);
            if (number.hasExtension()) {
                return new Reading.Rejected("the number has an extension; give the number alone");
            }
            return switch (numbers.isPossibleNumberWithReason(number)) {
                case IS_POSSIBLE ->
                    numbers.isValidNumber(number)
                            ? new Reading.Accepted(new Phone(numbers.format(number, PhoneNumberFormat.E164)))
                            : new Reading.Rejected("no such number can exist; check the area code");
                case IS_POSSIBLE_LOCAL_ONLY -> new Reading.Rejected("the area code is missing; write it in front");
                case TOO_SHORT -> new Reading.Rejected("the number has too few digits");
                case TOO_LONG -> new Reading.Rejected("the number has too many digits");
                case INVALID_LENGTH -> new Reading.Rejected("the number has the wrong count of digits");
                case INVALID_COUNTRY_CODE -> new Reading.Rejected("there is no such country code");
            };
        } catch (NumberParseException unreadable) {
            return new Reading.Rejected(reason(unreadable.getErrorType()));
        }
    }

    private static String reason(NumberParseException.ErrorType error) {
        return switch (error) {
            case INVALID_COUNTRY_CODE -> "there is no such country code";
            case NOT_A_NUMBER -> "this is not a telephone number; write it as +12125550123";
            case TOO_SHORT_AFTER_IDD, TOO_SHORT_NSN -> "the number has too few digits";
            case TOO_LONG -> "the number has too many digits";
        };
    }
}
