package io.patchbay.agent.listen;

/// Why hearing gave up on a call.
public enum StuckReason {
    /// The same menus again and again, or too many steps.
    STUCK("ivr_stuck"),
    /// Nothing to hear for too long, from the answer on or within a tree.
    SILENT("ivr_silent"),
    /// The tree offers no way to the goal and no operator.
    NO_PATH("no_path"),
    /// On hold beyond the budget for queues.
    QUEUE_TOO_LONG("queue_too_long"),
    /// Connected on, or screened, and nobody came.
    NOBODY_CAME("nobody_came");

    private final String word;

    StuckReason(String word) {
        this.word = word;
    }

    /// The word recorded as the reason a call ended.
    public String word() {
        return word;
    }
}
