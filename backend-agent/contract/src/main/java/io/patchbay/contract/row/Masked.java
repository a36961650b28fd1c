package io.patchbay.contract.row;

import io.patchbay.contract.phi.PatientName;
import io.patchbay.contract.phi.Phone;
import io.patchbay.contract.phi.Purpose;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How protected values look on a screen before anybody asked to see them: enough to tell two rows apart.
public final class Masked {

    private static final String HIDDEN = "\u2022\u2022\u2022";

    private Masked() {}

    /// The first letter of each part; of a fixed width, so that the length of a name does not tell it.
    public static String name(@Nullable PatientName name) {
        if (name == null) {
            return "";
        }
        return Arrays.stream(name.reveal(Purpose.DISPLAY).strip().split("\\s+"))
                .filter(part -> !part.isEmpty())
                .map(part -> part.substring(0, part.offsetByCodePoints(0, 1)) + HIDDEN)
                .collect(Collectors.joining(" "));
    }

    /// The last two digits.
    public static String phone(@Nullable Phone phone) {
        return phone == null ? "" : HIDDEN + " " + phone.lastDigits();
    }
}
