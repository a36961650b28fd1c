package io.patchbay.agent.port;

import io.patchbay.contract.phi.Transcript;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// What the assistant says a conversation came to. `evaluation` is its own word for it ("Sending Records", "No Show",
/// "Unable to connect", or anything else); summary and structured values may hold patient data.
public record AssistantReport(
        String assistantCallId,
        Optional<String> evaluation,
        Optional<Transcript> summary,
        Optional<Transcript> transcript,
        Map<String, Object> structured,
        String endedReason,
        OptionalLong talkMillis) {

    @Override
    public String toString() {
        return "AssistantReport[" + assistantCallId + "]";
    }
}
