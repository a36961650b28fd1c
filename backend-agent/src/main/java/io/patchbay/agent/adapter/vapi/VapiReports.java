package io.patchbay.agent.adapter.vapi;

import static io.patchbay.agent.adapter.vapi.VapiWire.text;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import io.patchbay.agent.port.AssistantReport;
import io.patchbay.contract.phi.Transcript;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// Reads what a conversation came to, from an end-of-call report or from the call itself: the fields are the same.
final class VapiReports {

    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private VapiReports() {}

    static AssistantReport report(String callId, JsonNode node) {
        var analysis = node.path("analysis");
        return new AssistantReport(
                callId,
                text(analysis.path("successEvaluation")),
                text(analysis.path("summary"))
                        .or(() -> text(node.path("summary")))
                        .map(Transcript::new),
                text(node.path("artifact").path("transcript"))
                        .or(() -> text(node.path("transcript")))
                        .map(Transcript::new),
                structured(
                        analysis.path("structuredData"), node.path("artifact").path("structuredOutputs")),
                endedReason(node),
                talkMillis(node));
    }

    /// The vocabulary is open, hundreds of words long and grows; text that is no such word is not passed on.
    static String endedReason(JsonNode node) {
        return text(node.path("endedReason"))
                .map(reason -> reason.matches("[A-Za-z0-9._-]{1,160}") ? reason : "unreadable")
                .orElse("");
    }

    static Optional<Instant> endedAt(JsonNode node) {
        return instant(node.path("endedAt"));
    }

    /// The older schema's values, and the newer named outputs beside them.
    private static Map<String, Object> structured(JsonNode values, JsonNode outputs) {
        var all = new LinkedHashMap<String, Object>();
        if (values.isObject()) {
            all.putAll(VapiWire.JSON.convertValue(values, OBJECT));
        }
        for (var output : outputs) {
            var result = output.path("result");
            if (!result.isMissingNode() && !result.isNull()) {
                text(output.path("name"))
                        .ifPresent(name -> all.putIfAbsent(name, VapiWire.JSON.convertValue(result, Object.class)));
            }
        }
        all.values().removeIf(value -> value == null);
        return Map.copyOf(all);
    }

    private static OptionalLong talkMillis(JsonNode node) {
        var start = instant(node.path("startedAt"));
        var end = endedAt(node);
        if (start.isEmpty() || end.isEmpty() || end.get().isBefore(start.get())) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(Duration.between(start.get(), end.get()).toMillis());
    }

    private static Optional<Instant> instant(JsonNode node) {
        try {
            return text(node).map(Instant::parse);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
