package io.patchbay.agent.workflow;

import java.time.Duration;

/// What follows from one kind of ending.
public sealed interface RetryRule {

    /// Trying again cannot help.
    record GiveUp() implements RetryRule {}

    /// One retry used, always the same wait.
    record After(Duration delay) implements RetryRule {}

    /// One retry used; the wait doubles with every retry up to the cap and is spread by the policy's jitter.
    record Backoff(Duration first, Duration cap) implements RetryRule {}

    /// The row stays due and no retry is used: nothing was wrong with the clinic or the number.
    record StayDue(Duration delay) implements RetryRule {}

    /// A person has to look before anything else happens.
    record Review() implements RetryRule {}
}
