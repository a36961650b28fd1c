package io.patchbay.agent.call;

/// The moments of a call that are kept, each the first time it happens.
public enum Moment {
    DIAL_STARTED,
    RINGING,
    ANSWERED,
    FIRST_WORDS,
    VERDICT,
    PERSON_HEARD,
    UNHOLD_REQUESTED,
    UNHOLD_CONFIRMED,
    ASSISTANT_SPOKE,
    LEGS_GONE,
    ENDED
}
