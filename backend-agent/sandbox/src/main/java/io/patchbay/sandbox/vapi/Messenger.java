package io.patchbay.sandbox.vapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// The messages of one call, in order: each waits until the one before has been taken. Questions do not queue.
final class Messenger {

    /// What a question for data came to; `refusal` is what the server wants spoken instead.
    record Facts(Map<String, String> values, String assistantId, String refusal) {
        static final Facts NONE = new Facts(Map.of(), "", "");
    }

    static final String TOOL = "getPendingCall";
    /// VAPI's fixed limit for `assistant-request`, end to end.
    private static final Duration REQUEST_LIMIT = Duration.ofMillis(7_500);

    private static final Duration TOOL_LIMIT = Duration.ofSeconds(20);

    private final Webhooks webhooks;
    private final URI serverUrl;
    private final URI toolUrl;
    private final CallRecord record;
    private final InstantSource time;
    private CompletableFuture<?> last = CompletableFuture.completedFuture(null);

    Messenger(Webhooks webhooks, VapiSettings settings, CallRecord record, InstantSource time) {
        this.webhooks = webhooks;
        this.serverUrl = settings.serverUrl();
        this.toolUrl = settings.toolUrl();
        this.record = record;
        this.time = time;
    }

    void status(String status, String endedReason) {
        ObjectNode message = message("status-update").put("status", status);
        if (!endedReason.isEmpty()) {
            message.put("endedReason", endedReason);
        }
        tell(message);
    }

    void started() {
        tell(message("assistant.started"));
    }

    /// `role` is `assistant` or `user`.
    void speech(String role, boolean begins, int turn) {
        tell(message("speech-update")
                .put("role", role)
                .put("status", begins ? "started" : "stopped")
                .put("turn", turn));
    }

    void conversation() {
        ObjectNode message = message("conversation-update");
        message.set("messages", message.at("/artifact/messages").deepCopy());
        tell(message);
    }

    void report(boolean withAnalysis) {
        tell(record.report(time.instant(), withAnalysis));
    }

    /// Asks the customer's server which assistant to use and with which values.
    void requestAssistant(Consumer<Facts> then) {
        var _ = webhooks.ask(serverUrl, message("assistant-request"), REQUEST_LIMIT)
                .thenAccept(reply -> then.accept(assistantFacts(reply)));
    }

    /// Calls the customer's tool for the data of this call.
    void callTool(String toolCallId, String pendingCall, Consumer<Facts> then) {
        ObjectNode arguments = CallRecord.JSON.createObjectNode().put("pending_call_id", pendingCall);
        boolean old = record.assistant().lookup() == VapiAssistant.Lookup.FUNCTION_CALL;
        ObjectNode message = message(old ? "function-call" : "tool-calls");
        if (old) {
            message.putObject("functionCall").put("name", TOOL).set("parameters", arguments);
        } else {
            addToolCall(message, toolCallId, arguments);
        }
        var _ = webhooks.ask(toolUrl, message, TOOL_LIMIT)
                .thenAccept(reply -> then.accept(toolFacts(reply, toolCallId, old)));
    }

    private void addToolCall(ObjectNode message, String toolCallId, ObjectNode arguments) {
        ObjectNode call = CallRecord.JSON.createObjectNode().put("id", toolCallId);
        if (record.assistant().lookup() == VapiAssistant.Lookup.TOOL_PARAMETERS) {
            call.put("name", TOOL).set("parameters", arguments);
        } else {
            call.put("type", "function").putObject("function").put("name", TOOL).put("arguments", arguments.toString());
        }
        message.putArray("toolCallList").add(call);
        ObjectNode pair = message.putArray("toolWithToolCallList").addObject();
        pair.put("type", "function").put("name", TOOL).set("toolCall", call.deepCopy());
    }

    private synchronized void tell(ObjectNode message) {
        last = last.handle((_, _) -> message).thenCompose(next -> webhooks.tell(serverUrl, next));
    }

    private ObjectNode message(String type) {
        return record.message(type, time.instant());
    }

    private static Facts assistantFacts(Webhooks.Reply reply) {
        if (!reply.isGood()) {
            return Facts.NONE;
        }
        JsonNode body = reply.body();
        return new Facts(
                values(body.at("/assistantOverrides/variableValues")),
                body.path("assistantId").asText(body.at("/assistant/id").asText()),
                body.path("error").asText());
    }

    private static Facts toolFacts(Webhooks.Reply reply, String toolCallId, boolean old) {
        if (!reply.isGood()) {
            return Facts.NONE;
        }
        JsonNode result = old ? reply.body().path("result") : CallRecord.JSON.missingNode();
        for (JsonNode each : reply.body().path("results")) {
            if (each.path("toolCallId").asText().equals(toolCallId)) {
                result = each.path("result");
            }
        }
        // A result is one string on one line; anything else the model never gets to see.
        boolean readable = result.isTextual() && !result.asText().contains("\n");
        return readable ? new Facts(values(parsed(result.asText())), "", "") : Facts.NONE;
    }

    private static Map<String, String> values(JsonNode object) {
        Map<String, String> values = new LinkedHashMap<>();
        object.properties().forEach(field -> {
            if (field.getValue().isValueNode() && !field.getValue().isNull()) {
                values.put(field.getKey(), field.getValue().asText());
            }
        });
        return values;
    }

    private static JsonNode parsed(String text) {
        try {
            return CallRecord.JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return CallRecord.JSON.missingNode();
        }
    }
}
