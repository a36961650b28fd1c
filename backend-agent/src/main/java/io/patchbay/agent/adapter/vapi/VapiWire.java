package io.patchbay.agent.adapter.vapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.patchbay.agent.adapter.vapi.VapiMessage.Call;
import io.patchbay.agent.adapter.vapi.VapiMessage.Role;
import io.patchbay.agent.adapter.vapi.VapiMessage.Status;
import io.patchbay.agent.adapter.vapi.VapiMessage.ToolCall;
import io.patchbay.contract.id.PendingCallId;
import io.patchbay.contract.phi.Transcript;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Reads VAPI's messages, whichever generation of shapes they come in. Unknown fields are ignored, unknown words
/// and types become `UNKNOWN`; what is no message at all is empty.
public final class VapiWire {

    static final ObjectMapper JSON = JsonMapper.builder().build();

    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};
    private static final int DEEPEST = 6;

    private VapiWire() {}

    public static Optional<VapiMessage> read(byte[] body) {
        try {
            var message = JSON.readTree(body).path("message");
            return message.path("type").isTextual() ? Optional.of(message(message)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static VapiMessage message(JsonNode message) {
        var call = call(message);
        var type = message.path("type").asText();
        return switch (type) {
            case "assistant-request" -> new VapiMessage.AssistantRequest(call);
            case "tool-calls" -> new VapiMessage.ToolCalls(call, toolCalls(message));
            case "function-call" -> new VapiMessage.FunctionCall(call, toolCall(message.path("functionCall"), ""));
            case "status-update" ->
                new VapiMessage.StatusUpdate(
                        call,
                        word(message.path("status"), Status.values(), Status.UNKNOWN),
                        VapiReports.endedReason(message));
            case "speech-update" ->
                new VapiMessage.SpeechUpdate(
                        call,
                        role(message),
                        "started".equals(message.path("status").asText()));
            case "end-of-call-report" ->
                new VapiMessage.EndOfCallReport(
                        call, VapiReports.report(call.id().orElse(""), message));
            case "hang" -> new VapiMessage.Hang(call);
            default -> type.startsWith("transcript") ? transcript(call, message) : new VapiMessage.Unknown(call, type);
        };
    }

    private static VapiMessage transcript(Call call, JsonNode message) {
        var isFinal = "final".equals(message.path("transcriptType").asText())
                || message.path("type").asText().contains("final");
        var text = new Transcript(message.path("transcript").asText());
        return new VapiMessage.TranscriptHeard(call, role(message), isFinal, text);
    }

    private static Call call(JsonNode message) {
        var call = message.path("call");
        return new Call(
                text(call.path("id")),
                pendingCall(message),
                text(call.path("monitor").path("controlUrl")).flatMap(VapiWire::url),
                text(call.path("phoneCallProviderId")));
    }

    /// Where the SIP header's value turns up is not documented; these are the places it can be, the likeliest
    /// first.
    private static Optional<PendingCallId> pendingCall(JsonNode message) {
        var call = message.path("call");
        var places = List.of(
                call.path("assistantOverrides").path("variableValues"),
                message.path("artifact").path("variableValues"),
                message.path("assistant").path("variableValues"),
                call.path("transport"),
                call.path("phoneCallProviderDetails"),
                message.path("customer"));
        return places.stream()
                .map(place -> pendingCallWithin(place, DEEPEST))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<PendingCallId> pendingCallWithin(JsonNode node, int depth) {
        if (depth == 0 || !node.isContainerNode()) {
            return Optional.empty();
        }
        for (var field : node.properties()) {
            if (isPendingCallName(field.getKey()) && field.getValue().isTextual()) {
                return pendingCallId(field.getValue().asText());
            }
        }
        for (var child : node) {
            var found = pendingCallWithin(child, depth - 1);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    static Optional<PendingCallId> pendingCallIn(Map<String, Object> arguments) {
        return arguments.entrySet().stream()
                .filter(argument -> isPendingCallName(argument.getKey()))
                .findFirst()
                .flatMap(argument -> pendingCallId(String.valueOf(argument.getValue())));
    }

    private static boolean isPendingCallName(String name) {
        var plain = name.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
        return plain.equals("pendingcallid") || plain.equals("xpendingcallid");
    }

    private static Optional<PendingCallId> pendingCallId(String text) {
        try {
            return Optional.of(PendingCallId.parse(text.strip()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static List<ToolCall> toolCalls(JsonNode message) {
        var calls = new ArrayList<ToolCall>();
        for (var call : message.path("toolCallList")) {
            calls.add(toolCall(call, call.path("id").asText()));
        }
        if (calls.isEmpty()) {
            for (var pair : message.path("toolWithToolCallList")) {
                var call = pair.path("toolCall");
                var read = toolCall(call, call.path("id").asText());
                calls.add(
                        read.name().isEmpty()
                                ? new ToolCall(read.id(), pair.path("name").asText(), read.arguments())
                                : read);
            }
        }
        return List.copyOf(calls);
    }

    private static ToolCall toolCall(JsonNode call, String id) {
        var function = call.path("function");
        var name = function.path("name").asText(call.path("name").asText());
        for (var place : List.of(function.path("arguments"), call.path("parameters"), call.path("arguments"))) {
            if (!place.isMissingNode() && !place.isNull()) {
                return new ToolCall(id, name, arguments(place));
            }
        }
        return new ToolCall(id, name, Map.of());
    }

    /// An object, or an object written as a string.
    private static Map<String, Object> arguments(JsonNode node) {
        try {
            var object = node.isTextual() ? JSON.readTree(node.asText()) : node;
            return object.isObject() ? JSON.convertValue(object, OBJECT) : Map.of();
        } catch (JsonProcessingException e) {
            return Map.of();
        }
    }

    private static Role role(JsonNode message) {
        var role = message.path("role");
        return "bot".equals(role.asText()) ? Role.ASSISTANT : word(role, Role.values(), Role.UNKNOWN);
    }

    /// The documentation's samples print the URL inside `<…>`.
    private static Optional<URI> url(String text) {
        try {
            return Optional.of(URI.create(text.replace("<", "").replace(">", "").strip()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static Optional<String> text(JsonNode node) {
        return node.isValueNode() && !node.isNull() && !node.asText().isBlank()
                ? Optional.of(node.asText().strip())
                : Optional.empty();
    }

    private static <E extends Enum<E>> E word(JsonNode node, E[] words, E unknown) {
        var sought = node.asText().replace('-', '_').toUpperCase(Locale.ROOT);
        for (var word : words) {
            if (word.name().equals(sought)) {
                return word;
            }
        }
        return unknown;
    }
}
