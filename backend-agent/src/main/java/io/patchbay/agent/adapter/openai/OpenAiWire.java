package io.patchbay.agent.adapter.openai;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.patchbay.agent.outbound.Exchange;
import io.patchbay.agent.port.VendorFailure;
import io.patchbay.agent.port.VendorFailure.Kind;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// Chat completions with a strict schema: the request, and what an answer amounts to.
final class OpenAiWire {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LONGEST_ANSWER = 200;

    /// The provider's own error words that we pass on; everything else goes by its status.
    private static final Set<String> KNOWN_CODES = Set.of(
            "rate_limit_exceeded",
            "insufficient_quota",
            "invalid_api_key",
            "model_not_found",
            "context_length_exceeded");

    private OpenAiWire() {}

    /// Nothing is stored at the provider. The prompt's version goes where the wire has a place for it: `metadata`
    /// is taken only with storing, so the cache key carries it.
    static String request(OpenAiSettings settings, Prompt prompt, String question) {
        var body = JSON.createObjectNode().put("model", settings.model());
        settings.reasoningEffort()
                .ifPresentOrElse(effort -> body.put("reasoning_effort", effort), () -> body.put("temperature", 0));
        body.put("max_completion_tokens", LONGEST_ANSWER)
                .put("store", false)
                .put("prompt_cache_key", "patchbay-" + prompt.id());
        var messages = body.putArray("messages");
        messages.addObject().put("role", "system").put("content", prompt.system());
        messages.addObject().put("role", "user").put("content", question);
        ObjectNode format = body.putObject("response_format").put("type", "json_schema");
        format.putObject("json_schema")
                .put("name", prompt.name())
                .put("strict", true)
                .set("schema", prompt.schema());
        return body.toString();
    }

    /// The answer's JSON object. Asking changes nothing, so a lost answer may simply be asked for again.
    static JsonNode answer(Exchange exchange) {
        return switch (exchange) {
            case Exchange.Answered answer when answer.succeeded() -> content(answer.body());
            case Exchange.Answered answer -> throw refused(answer);
            case Exchange.NotSent(var reason) -> throw failure(Kind.TRANSIENT, reason);
            case Exchange.Lost(var reason) -> throw failure(Kind.TRANSIENT, reason);
        };
    }

    static VendorFailure failure(Kind kind, String code) {
        return new VendorFailure("openai", "ask", kind, code);
    }

    private static JsonNode content(String body) {
        var choice = parsed(body).path("choices").path(0);
        var message = choice.path("message");
        var refusal = message.path("refusal");
        if (!refusal.isMissingNode() && !refusal.isNull()) {
            throw failure(Kind.REJECTED, "refusal");
        }
        switch (choice.path("finish_reason").asText()) {
            case "stop" -> {}
            case "length" -> throw failure(Kind.REJECTED, "finish-length");
            case "content_filter" -> throw failure(Kind.REJECTED, "finish-content-filter");
            default -> throw failure(Kind.TRANSIENT, "finish-other");
        }
        var content = parsed(message.path("content").asText());
        if (!content.isObject()) {
            throw failure(Kind.TRANSIENT, "nonsense");
        }
        return content;
    }

    private static JsonNode parsed(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw failure(Kind.TRANSIENT, "nonsense");
        }
    }

    private static VendorFailure refused(Exchange.Answered answer) {
        var code = code(answer.body());
        var kind = switch (answer.status()) {
            case 401, 402, 403 -> Kind.UNAUTHORISED;
            case 429 -> code.equals("insufficient_quota") ? Kind.UNAUTHORISED : Kind.TRANSIENT;
            case 408, 409 -> Kind.TRANSIENT;
            default -> answer.status() >= 500 ? Kind.TRANSIENT : Kind.REJECTED;
        };
        Optional<Duration> wait = kind == Kind.TRANSIENT ? answer.retryAfter() : Optional.empty();
        return new VendorFailure("openai", "ask", kind, code.isEmpty() ? "http-" + answer.status() : code, wait);
    }

    private static String code(String body) {
        try {
            var code = JSON.readTree(body).path("error").path("code").asText();
            return KNOWN_CODES.contains(code) ? code : "";
        } catch (JsonProcessingException e) {
            return "";
        }
    }
}
