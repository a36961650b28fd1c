package io.patchbay.agent.listen;

/// Where in the call speech is heard: it changes what to expect before the first word.
final class Setting {

    /// The first words of the call.
    static final Setting OPENING = new Setting(false, 0.5, 0, -0.7, -0.3, -2, -1.5, -1.5, -4);

    /// Between the prompts of a phone tree.
    static final Setting IN_TREE = new Setting(false, 0, 1, 0, -1.5, -4, -1, -3, -6);

    /// After "connecting you", ringing, screening or the last key of a path: somebody should come.
    static final Setting EXPECTING = new Setting(false, 1.5, 0, 0, -0.5, -3, 0, -1.5, -5);

    /// On hold: mostly the queue speaks.
    static final Setting IN_QUEUE = new Setting(false, 0.7, -0.5, 0, -1.5, -4, 0.7, -3, -6);

    /// A person is on the line: only what is not a person is looked for.
    static final Setting WITH_PERSON = new Setting(true, 2.5, -1, -0.5, -1, -4, -0.5, -4, -6);

    private final boolean personKnown;
    private final double[] prior;

    private Setting(boolean personKnown, double... prior) {
        this.personKnown = personKnown;
        this.prior = prior;
    }

    /// Whether finding a person would be no news.
    boolean isPersonKnown() {
        return personKnown;
    }

    /// Log odds by [HeardParty#column()].
    double[] prior() {
        return prior.clone();
    }
}
