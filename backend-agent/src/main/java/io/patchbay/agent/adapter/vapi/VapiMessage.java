package io.patchbay.agent.adapter.vapi;

import io.patchbay.agent.port.AssistantReport;
import io.patchbay.contract.id.PendingCallId;
import io.patchbay.contract.phi.Transcript;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One message of VAPI's to our server URL. Only the first three want an answer with a body.
public sealed interface VapiMessage {

    Call call();

    /// The assistant's call a message is about. `pendingCall` is what our SIP header said; anyone can dial the
    /// assistant, so it proves nothing. `controlUrl` is as VAPI gave it, unchecked.
    record Call(
            Optional<String> id,
            Optional<PendingCallId> pendingCall,
            Optional<URI> controlUrl,
            Optional<String> providerCallId) {}

    /// Which assistant shall take this call? Answer within 7.5 seconds.
    record AssistantRequest(Call call) implements VapiMessage {}

    /// The assistant wants results from us.
    record ToolCalls(Call call, List<ToolCall> tools) implements VapiMessage {}

    /// The older form of a single tool call.
    record FunctionCall(Call call, ToolCall function) implements VapiMessage {}

    record StatusUpdate(Call call, Status status, String endedReason) implements VapiMessage {}

    record SpeechUpdate(Call call, Role role, boolean started) implements VapiMessage {}

    record EndOfCallReport(Call call, AssistantReport report) implements VapiMessage {}

    record TranscriptHeard(Call call, Role role, boolean isFinal, Transcript text) implements VapiMessage {}

    /// The assistant has stalled: its model, voice or tool is too slow.
    record Hang(Call call) implements VapiMessage {}

    /// A message we have no use for, or one that is newer than we are.
    record Unknown(Call call, String type) implements VapiMessage {}

    enum Status {
        SCHEDULED,
        QUEUED,
        RINGING,
        IN_PROGRESS,
        FORWARDING,
        ENDED,
        NOT_FOUND,
        DELETION_FAILED,
        UNKNOWN
    }

    enum Role {
        ASSISTANT,
        USER,
        UNKNOWN
    }

    /// One result the assistant waits for. The arguments come from its model and may hold anything it was told.
    record ToolCall(String id, String name, Map<String, Object> arguments) {

        /// The pending call the assistant asks about, however the tool spells it.
        public Optional<PendingCallId> pendingCall() {
            return VapiWire.pendingCallIn(arguments);
        }

        @Override
        public String toString() {
            return "ToolCall[" + id + ", " + name + "]";
        }
    }
}
