package io.patchbay.contract.phi;

import java.util.Objects;
import java.util.regex.Pattern;

/// A telephone number in E.164 (`+` and 7 to 15 digits). Masked down to its last two digits.
public final class Phone implements Phi {

    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");

    private final String value;

    /// Throws `IllegalArgumentException` (without the value) when the text is not E.164.
    public Phone(String e164) {
        if (!E164.matcher(e164).matches()) {
            throw new IllegalArgumentException("phone: not an E.164 number, write + and 7 to 15 digits");
        }
        this.value = e164;
    }

    @Override
    public String reveal(Purpose purpose) {
        Objects.requireNonNull(purpose);
        return value;
    }

    /// The last two digits, enough to tell two lines apart on a screen.
    public String lastDigits() {
        return value.substring(value.length() - 2);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Phone that && that.value.equals(value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "Phone[…" + lastDigits() + "]";
    }
}
