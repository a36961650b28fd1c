package io.patchbay.agent.listen;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The odds of every party, in nats, and the evidence that made them. Belongs to one judgement; mutable.
final class Odds {

    private static final HeardParty[] PARTIES = HeardParty.values();
    private static final int MOST_EVIDENCE = 12;
    private static final double FIRM_ENOUGH = 2;

    private final double[] nats;
    private final List<Evidence> evidence = new ArrayList<>();
    private final Set<String> counted = new HashSet<>();
    private final double[] firm = new double[PARTIES.length];

    Odds(double[] prior) {
        nats = prior;
    }

    /// Counts what words say; the same cue once only.
    void hear(Cue cue) {
        if (!counted.add(cue.name())) {
            return;
        }
        boolean hint = isHint(cue.name());
        int strongest = 0;
        for (int i = 0; i < nats.length; i++) {
            nats[i] += cue.weight(i);
            firm[i] += hint ? 0 : Math.max(0, cue.weight(i));
            strongest = isStronger(cue.weight(i), cue.weight(strongest)) ? i : strongest;
        }
        evidence.add(new Evidence(cue.name(), PARTIES[strongest], cue.weight(strongest)));
    }

    /// What a cue speaks for counts before what it speaks against.
    private static boolean isStronger(double weight, double than) {
        return weight > Math.max(than, 0) || (than <= 0 && weight < than);
    }

    /// Counts anything but words: a tone, a length, a hint, a reply of the reasoner.
    void note(Evidence noted) {
        if (counted.add(noted.cue())) {
            int party = noted.points().column();
            nats[party] += noted.weight();
            evidence.add(noted);
            firm[party] += isHint(noted.cue()) ? 0 : Math.max(0, noted.weight());
        }
    }

    /// What any recording, or any length of speech, may have about it says nothing firm about which party it
    /// is.
    private static boolean isHint(String cue) {
        return cue.startsWith("recording:")
                || cue.startsWith("greeting:")
                || cue.startsWith("shape:")
                || cue.startsWith("carrier:");
    }

    /// Whether enough speaks for the party by name: neither timing nor what all recordings have in common.
    /// Without that nothing is certain.
    boolean isFirm(HeardParty party) {
        return firm[party.column()] >= FIRM_ENOUGH;
    }

    boolean heardAnyCue() {
        return evidence.stream().anyMatch(each -> !each.cue().startsWith("shape:"));
    }

    HeardParty top() {
        int top = 0;
        for (int i = 1; i < nats.length; i++) {
            if (nats[i] > nats[top]) {
                top = i;
            }
        }
        return PARTIES[top];
    }

    double probability(HeardParty party) {
        double highest = nats[top().column()];
        double sum = 0;
        for (double each : nats) {
            sum += Math.exp(each - highest);
        }
        return Math.exp(nats[party.column()] - highest) / sum;
    }

    /// What counted, the weightiest first.
    List<Evidence> evidence() {
        return evidence.stream()
                .sorted(Comparator.comparingDouble((Evidence each) -> -Math.abs(each.weight())))
                .limit(MOST_EVIDENCE)
                .toList();
    }
}
