package io.patchbay.agent.listen;

import io.patchbay.agent.listen.words.WordPattern;

/// One line of the lexicon: a way of saying something, and what that says about who is speaking.
final class Cue {

    private final String name;
    private final double[] weights;
    private final WordPattern pattern;

    Cue(String name, double[] weights, WordPattern pattern) {
        this.name = name;
        this.weights = weights.clone();
        this.pattern = pattern;
    }

    String name() {
        return name;
    }

    /// Nats of evidence for the party of that [HeardParty#column()].
    double weight(int column) {
        return weights[column];
    }

    WordPattern pattern() {
        return pattern;
    }
}
