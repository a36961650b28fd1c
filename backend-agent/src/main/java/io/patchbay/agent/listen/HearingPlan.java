package io.patchbay.agent.listen;

import io.patchbay.contract.row.ClassificationType;

/// What is known about the number before it answers.
public sealed interface HearingPlan {

    /// What the call wants from a phone tree.
    Goal goal();

    /// Nothing: find out, and learn the way.
    record Unknown(Goal goal) implements HearingPlan {}

    /// The way is known: follow it for as long as the prompts are the known ones.
    record Replay(LearnedPath path, ClassificationType type, Goal goal) implements HearingPlan {}

    /// A person is expected and the assistant is not held: only say when it is something else.
    record KnownHuman(Goal goal) implements HearingPlan {}
}
