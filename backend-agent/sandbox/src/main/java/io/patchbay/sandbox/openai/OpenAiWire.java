package io.patchbay.sandbox.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The shapes of OpenAI's requests and answers.
final class OpenAiWire {

    static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int CHARACTERS_PER_TOKEN = 4;

    /// An answer with its HTTP status.
    record Answer(int status, ObjectNode body) {}

    private OpenAiWire() {}

    static Answer error(int status, String message, String type, @Nullable String param, @Nullable String code) {
        ObjectNode body = JSON.createObjectNode();
        body.putObject("error")
                .put("message", message)
                .put("type", type)
                .put("param", param)
                .put("code", code);
        return new Answer(status, body);
    }

    static Answer invalid(String message, String param) {
        return error(400, message, "invalid_request_error", param, null);
    }

    /// What is wrong with the request, if anything.
    static Optional<Answer> fault(JsonNode request) {
        if (!request.isObject()) {
            return Optional.of(invalid("We could not parse the JSON body of your request.", ""));
        }
        if (request.path("model").asText().isEmpty()) {
            return Optional.of(invalid("you must provide a model parameter", "model"));
        }
        if (!request.path("messages").isArray() || request.path("messages").isEmpty()) {
            return Optional.of(invalid("Missing required parameter: 'messages'.", "messages"));
        }
        JsonNode format = request.path("response_format");
        JsonNode schema = format.path("json_schema");
        if (!format.path("type").asText().equals("json_schema") || !schema.isObject()) {
            return Optional.of(invalid("This sandbox answers only 'json_schema'.", "response_format"));
        }
        if (!schema.path("name").asText().matches("[A-Za-z0-9_-]{1,64}")) {
            return Optional.of(
                    invalid("Invalid 'response_format.json_schema.name'.", "response_format.json_schema.name"));
        }
        if (!schema.path("strict").asBoolean()) {
            return Optional.of(
                    invalid("This sandbox wants 'strict' to be true.", "response_format.json_schema.strict"));
        }
        return new StrictSchema(schema.path("schema"))
                .fault()
                .map(fault -> invalid(
                        "Invalid schema for response_format '"
                                + schema.path("name").asText() + "': " + fault,
                        "response_format"));
    }

    static ObjectNode completion(String id, long created, JsonNode request, String content) {
        ObjectNode body = JSON.createObjectNode().put("id", id).put("object", "chat.completion");
        body.put("created", created).put("model", request.path("model").asText());
        ObjectNode choice = body.putArray("choices").addObject().put("index", 0).put("finish_reason", "stop");
        choice.putNull("logprobs");
        ObjectNode message =
                choice.putObject("message").put("role", "assistant").put("content", content);
        message.putNull("refusal");
        message.putArray("annotations");
        int asked = request.path("messages").toString().length() / CHARACTERS_PER_TOKEN;
        int answered = content.length() / CHARACTERS_PER_TOKEN + 1;
        body.putObject("usage")
                .put("prompt_tokens", asked)
                .put("completion_tokens", answered)
                .put("total_tokens", asked + answered);
        return body.put("service_tier", "default");
    }

    static void refuse(ObjectNode completion) {
        ObjectNode message = message(completion);
        message.putNull("content");
        message.put("refusal", "I'm sorry, I can't help with that.");
    }

    static void cutShort(ObjectNode completion) {
        String content = message(completion).path("content").asText();
        message(completion).put("content", content.substring(0, content.length() / 2));
        ((ObjectNode) completion.path("choices").get(0)).put("finish_reason", "length");
    }

    static void replace(ObjectNode completion, String content) {
        message(completion).put("content", content);
    }

    private static ObjectNode message(ObjectNode completion) {
        return (ObjectNode) completion.at("/choices/0/message");
    }
}
