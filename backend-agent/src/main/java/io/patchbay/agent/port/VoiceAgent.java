package io.patchbay.agent.port;

import java.net.URI;
import java.util.Optional;

/// The voice assistant that speaks with people once they are on the line. Methods block up to the adapter's timeout and
/// throw
/// [VendorFailure].
public interface VoiceAgent {

    /// Gives one instruction to a running assistant. All instructions are safe to repeat.
    void tell(URI controlUrl, Instruction instruction);

    /// The final report of an assistant's call when it is ready; empty while it is still talking or being written.
    Optional<AssistantReport> report(String assistantCallId);

    /// What an assistant can be told while it waits or talks.
    sealed interface Instruction {
        /// Do not speak.
        record Mute() implements Instruction {}

        /// You may speak.
        record Unmute() implements Instruction {}

        /// Say your first sentence now.
        record SayFirst() implements Instruction {}

        /// Say exactly this. Never patient data.
        record Say(String text) implements Instruction {}

        /// End your side of the call.
        record EndCall() implements Instruction {}
    }
}
