package io.patchbay.agent.listen;

/// Where in the call speech is heard: it changes what to expect before the first word.
enum Setting {
    /// The first words of the call.
    OPENING(0.5, 0, -0.7, -0.3, -2, -1.5, -1.5, -4),
    /// Between the prompts of a phone tree.
    IN_TREE(0, 1, 0, -1.5, -4, -1, -3, -6),
    /// After "connecting you", ringing, screening or the last key of a path: somebody should come.
    EXPECTING(1.5, 0, 0, -0.5, -3, 0, -1.5, -5),
    /// On hold: mostly the queue speaks.
    IN_QUEUE(0.7, -0.5, 0, -1.5, -4, 0.7, -3, -6),
    /// A person is on the line: only what is not a person is looked for.
    WITH_PERSON(2.5, -1, -0.5, -1, -4, -0.5, -4, -6);

    private final double[] prior;

    Setting(double... prior) {
        this.prior = prior;
    }

    /// Log odds by [HeardParty] ordinal.
    double[] prior() {
        return prior;
    }
}
