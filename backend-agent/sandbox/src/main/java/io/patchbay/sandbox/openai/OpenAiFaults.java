package io.patchbay.sandbox.openai;

import io.patchbay.sandbox.fault.Faults;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// OpenAI's faults, by name. All but the delay count requests.
public final class OpenAiFaults {

    public static final String REFUSAL = "openai.refusal";
    public static final String LENGTH = "openai.length";
    public static final String NONSENSE = "openai.nonsense";
    public static final String RATE_LIMIT = "openai.429";
    public static final String QUOTA = "openai.429-quota";
    public static final String SERVER_ERROR = "openai.500";
    public static final String OVERLOADED = "openai.503";
    public static final String BAD_KEY = "openai.401";

    /// The request is taken and never answered.
    public static final String HANG = "openai.hang";

    /// An amount: milliseconds of scaled time each answer takes instead of the usual few hundred.
    public static final String DELAY_MILLIS = "openai.delay-ms";

    private static final List<String> FAILURES =
            List.of(BAD_KEY, RATE_LIMIT, QUOTA, SERVER_ERROR, OVERLOADED, HANG, REFUSAL, LENGTH, NONSENSE);

    private final Faults faults;

    OpenAiFaults(Faults faults) {
        this.faults = faults;
    }

    static Set<String> all() {
        Set<String> all = new HashSet<>(FAILURES);
        all.add(DELAY_MILLIS);
        return all;
    }

    /// The failure that befalls this request, if any.
    Optional<String> take() {
        return FAILURES.stream().filter(faults::take).findFirst();
    }

    long delayMillis(long usual) {
        return faults.isOn(DELAY_MILLIS) ? faults.amount(DELAY_MILLIS) : usual;
    }
}
