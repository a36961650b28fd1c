package io.patchbay.agent.call;

/// Where a call is. A state carries only what is true in it; facts that hold in all states are in [Call].
public sealed interface CallState {

    /// The facts of the call.
    Call call();

    /// The same position with other facts.
    CallState with(Call call);

    /// The clinic is being dialled, or rings.
    record Dialling(Call call) implements CallState {
        @Override
        public CallState with(Call call) {
            return new Dialling(call);
        }
    }

    /// We do not know whether the clinic is being dialled; we look, we do not dial again.
    record Unsettled(Call call) implements CallState {
        @Override
        public CallState with(Call call) {
            return new Unsettled(call);
        }
    }

    /// The line was answered; who it is, is being found out.
    record Listening(Call call) implements CallState {
        @Override
        public CallState with(Call call) {
            return new Listening(call);
        }
    }

    /// A phone tree is being walked.
    record Navigating(Call call) implements CallState {
        @Override
        public CallState with(Call call) {
            return new Navigating(call);
        }
    }

    /// A person should come: after a transfer, from a queue, through screening, or at the end of a path.
    record AwaitingPerson(Call call, Wait awaited) implements CallState {
        @Override
        public CallState with(Call call) {
            return new AwaitingPerson(call, awaited);
        }
    }

    /// What is being waited for.
    enum Wait {
        TRANSFER,
        QUEUE,
        SCREENING
    }

    /// The assistant is being let in; `speakFirst` when somebody is there to speak to.
    record LettingIn(Call call, boolean speakFirst) implements CallState {
        @Override
        public CallState with(Call call) {
            return new LettingIn(call, speakFirst);
        }
    }

    /// The assistant is in the conversation.
    record Talking(Call call) implements CallState {
        @Override
        public CallState with(Call call) {
            return new Talking(call);
        }
    }

    /// Hanging up; the legs are not gone yet.
    record Ending(Call call, EndReason reason) implements CallState {
        @Override
        public CallState with(Call call) {
            return new Ending(call, reason);
        }
    }

    /// The legs are gone; the assistant's report is still to come.
    record Reporting(Call call, EndReason reason) implements CallState {
        @Override
        public CallState with(Call call) {
            return new Reporting(call, reason);
        }
    }

    /// Over. Nothing moves it again.
    record Ended(Call call, EndReason reason) implements CallState {
        @Override
        public CallState with(Call call) {
            return new Ended(call, reason);
        }
    }

    /// Whether the assistant may be heard by the clinic.
    default boolean assistantIn() {
        return this instanceof LettingIn || this instanceof Talking;
    }

    /// Whether the legs are still ours to act on.
    default boolean live() {
        return !(this instanceof Ending || this instanceof Reporting || this instanceof Ended);
    }
}
