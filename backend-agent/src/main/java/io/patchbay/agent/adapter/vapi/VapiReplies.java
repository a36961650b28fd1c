package io.patchbay.agent.adapter.vapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.patchbay.agent.adapter.vapi.VapiMessage.ToolCall;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// What we answer VAPI. A tool's result is a string on one line, whatever it contains.
public final class VapiReplies {

    private VapiReplies() {}

    /// The result for one tool call, or why there is none; either text is spoken about, so it names no internals.
    public sealed interface ToolAnswer {
        ToolCall tool();

        /// `fields` are given to the assistant as one JSON object.
        record Result(ToolCall tool, Map<String, Object> fields) implements ToolAnswer {

            @Override
            public String toString() {
                return "Result[" + tool + "]";
            }
        }

        record Refusal(ToolCall tool, String reason) implements ToolAnswer {}
    }

    /// The answer to [VapiMessage.ToolCalls], one entry per call, in any order.
    public static byte[] toolResults(List<ToolAnswer> answers) {
        var reply = object();
        var results = reply.putArray("results");
        for (var answer : answers) {
            var entry = results.addObject()
                    .put("name", answer.tool().name())
                    .put("toolCallId", answer.tool().id());
            fill(entry, answer);
        }
        return bytes(reply);
    }

    /// The answer to [VapiMessage.FunctionCall].
    public static byte[] functionResult(ToolAnswer answer) {
        var reply = object();
        fill(reply, answer);
        return bytes(reply);
    }

    /// The answer to [VapiMessage.AssistantRequest]: this assistant, knowing these values.
    public static byte[] assistant(String assistantId, Map<String, String> variables) {
        var reply = object().put("assistantId", assistantId);
        var values = reply.putObject("assistantOverrides").putObject("variableValues");
        variables.forEach(values::put);
        return bytes(reply);
    }

    /// The other answer to [VapiMessage.AssistantRequest]: the caller hears this and is hung up on.
    public static byte[] noAssistant(String spoken) {
        return bytes(object().put("error", spoken));
    }

    private static void fill(ObjectNode entry, ToolAnswer answer) {
        switch (answer) {
            case ToolAnswer.Result result -> entry.put("result", oneLine(result.fields()));
            case ToolAnswer.Refusal refusal ->
                entry.put("error", refusal.reason().replaceAll("\\R", " "));
        }
    }

    /// JSON without indentation has no line breaks: those inside values are written as escapes.
    private static String oneLine(Map<String, Object> fields) {
        return new String(bytes(VapiWire.JSON.valueToTree(fields)), StandardCharsets.UTF_8);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static byte[] bytes(ObjectNode node) {
        try {
            return VapiWire.JSON.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a reply could not be written as JSON");
        }
    }
}
