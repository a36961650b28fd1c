package io.patchbay.agent.call;

import io.patchbay.agent.listen.LearnedPath;
import io.patchbay.contract.id.ClassificationId;
import io.patchbay.contract.row.ClassificationType;
import java.util.Optional;

/// What we expect at the other end, and therefore how the assistant waits.
public sealed interface CallPlan {

    /// Nothing is known: the assistant waits, held, until a person is heard.
    record Unknown() implements CallPlan {}

    /// A person answers: the assistant is not held.
    record Person(ClassificationId classification) implements CallPlan {}

    /// A learned path leads to somebody or something; the assistant waits, held, until its end.
    record Path(ClassificationId classification, ClassificationType type, LearnedPath path) implements CallPlan {}

    /// The remembered classification this plan rests on.
    default Optional<ClassificationId> remembered() {
        return switch (this) {
            case Unknown() -> Optional.empty();
            case Person person -> Optional.of(person.classification());
            case Path path -> Optional.of(path.classification());
        };
    }

    /// Whether the assistant waits outside the conversation at first.
    default boolean assistantHeld() {
        return !(this instanceof Person);
    }
}
