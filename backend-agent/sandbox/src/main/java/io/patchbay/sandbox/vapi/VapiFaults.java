package io.patchbay.sandbox.vapi;

import io.patchbay.sandbox.fault.Faults;
import java.util.Set;

/// VAPI's faults, by name. All count occurrences unless said otherwise.
public final class VapiFaults {

    /// An amount: the end-of-call report comes so many milliseconds after the end instead of one to two seconds.
    public static final String REPORT_LATE = "vapi.report-late-ms";

    public static final String REPORT_TWICE = "vapi.report-twice";
    public static final String REPORT_WITHOUT_ANALYSIS = "vapi.report-without-analysis";

    /// The report is never sent; the call itself can still be read.
    public static final String REPORT_LOST = "vapi.report-lost";

    /// The evaluation is a word nobody has agreed on.
    public static final String ODD_EVALUATION = "vapi.odd-evaluation";

    /// The next message is sealed wrongly, once, before it is sent properly.
    public static final String FORGED = "vapi.forged";

    /// The assistant never asks for its data.
    public static final String NO_LOOKUP = "vapi.no-lookup";

    /// A control request is answered with an error and does nothing.
    public static final String CONTROL_REFUSED = "vapi.control-500";

    /// A control request is answered with success and does nothing.
    public static final String CONTROL_IGNORED = "vapi.control-ignored";

    /// An amount: milliseconds between being told to speak and the first sound.
    public static final String SLOW_TO_SPEAK = "vapi.slow-to-speak-ms";

    static final Set<String> ALL = Set.of(
            REPORT_LATE,
            REPORT_TWICE,
            REPORT_WITHOUT_ANALYSIS,
            REPORT_LOST,
            ODD_EVALUATION,
            FORGED,
            NO_LOOKUP,
            CONTROL_REFUSED,
            CONTROL_IGNORED,
            SLOW_TO_SPEAK);

    private final Faults faults;

    VapiFaults(Faults faults) {
        this.faults = faults;
    }

    boolean take(String name) {
        return faults.take(name);
    }

    long amount(String name, long usual) {
        return faults.isOn(name) ? faults.amount(name) : usual;
    }
}
