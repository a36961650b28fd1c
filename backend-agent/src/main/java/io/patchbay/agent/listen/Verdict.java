package io.patchbay.agent.listen;

import java.util.List;

/// Who answered, how sure that is (0 to 1), and why.
public record Verdict(
        HeardParty party, double confidence, List<Evidence> evidence, AudioTime at, VerdictSource source) {

    public Verdict {
        evidence = List.copyOf(evidence);
    }
}
