package io.patchbay.agent.listen;

/// Where the hearing of a call is.
public enum HearingPhase {
    /// Finding out who answered.
    CLASSIFYING,
    /// In a phone tree, with keys to press.
    NAVIGATING,
    /// Past the tree, the transfer, the screening or in the queue; somebody should come.
    AWAITING_PERSON,
    /// Somebody is on the line.
    WITH_PERSON,
    /// Nothing more to find out: a mailbox, a dead number, or hearing gave up.
    DONE
}
