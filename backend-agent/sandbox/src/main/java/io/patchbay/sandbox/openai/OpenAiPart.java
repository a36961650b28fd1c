package io.patchbay.sandbox.openai;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.patchbay.sandbox.part.PartContext;
import io.patchbay.sandbox.part.SandboxPart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// OpenAI on the sandbox's server, under `/openai`: the client's base address is `http://host:port/openai/v1`. Answers
/// by script: POST `/openai/script` with `{"contains":…,"content":…,"times":…}`, DELETE to forget them.
public final class OpenAiPart implements SandboxPart {

    private static final String PATH = "/openai";
    private static final long FASTEST_MILLIS = 250;
    private static final int SPREAD_MILLIS = 400;
    private static final Duration GIVES_UP = Duration.ofSeconds(60);

    private final PartContext context;
    private final byte[] authorization;
    private final OpenAiFaults faults;
    private final OpenAiScript script = new OpenAiScript();

    /// `key` is the only API key accepted.
    public OpenAiPart(PartContext context, String key) {
        this.context = context;
        this.authorization = ("Bearer " + key).getBytes(StandardCharsets.UTF_8);
        this.faults = new OpenAiFaults(context.faults());
    }

    public OpenAiScript script() {
        return script;
    }

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public Set<String> faults() {
        return OpenAiFaults.all();
    }

    @Override
    public Handler handler() {
        return new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) throws IOException {
                route(request, response, callback);
                return true;
            }
        };
    }

    @Override
    public void close() {}

    private void route(Request request, Response response, Callback callback) throws IOException {
        String path = request.getHttpURI().getPath().substring(PATH.length());
        String asked = request.getMethod() + " " + path;
        switch (asked) {
            case "POST /v1/chat/completions" -> complete(request, response, callback);
            case "GET /v1/models" -> send(response, callback, isAuthorised(request) ? models() : badKey());
            case "POST /script" -> {
                JsonNode line = body(request);
                int times = line.path("times").asInt(Integer.MAX_VALUE);
                script.answer(line.path("contains").asText(), line.path("content"), times);
                send(response, callback, new OpenAiWire.Answer(200, OpenAiWire.JSON.createObjectNode()));
            }
            case "DELETE /script" -> {
                script.clear();
                send(response, callback, new OpenAiWire.Answer(200, OpenAiWire.JSON.createObjectNode()));
            }
            default ->
                send(
                        response,
                        callback,
                        OpenAiWire.error(404, "Unknown request URL", "invalid_request_error", null, null));
        }
    }

    private void complete(Request request, Response response, Callback callback) throws IOException {
        JsonNode body = body(request);
        Optional<String> failure = isAuthorised(request) ? faults.take() : Optional.of(OpenAiFaults.BAD_KEY);
        boolean wellFormed = OpenAiWire.fault(body).isEmpty();
        context.journal().note("openai-request", "well_formed", wellFormed, "failure", failure.orElse(null));
        if (failure.filter(OpenAiFaults.HANG::equals).isPresent()) {
            context.time().after(GIVES_UP, () -> {
                request.getConnectionMetaData().getConnection().close();
                callback.succeeded();
            });
            return;
        }
        OpenAiWire.Answer answer = answer(body, failure.orElse(""));
        long usual = FASTEST_MILLIS + context.random().nextInt(SPREAD_MILLIS);
        long delay = answer.status() == 200 ? faults.delayMillis(usual) : 0;
        context.time().after(Duration.ofMillis(delay), () -> send(response, callback, answer));
    }

    private OpenAiWire.Answer answer(JsonNode request, String failure) {
        return switch (failure) {
            case OpenAiFaults.BAD_KEY -> badKey();
            case OpenAiFaults.RATE_LIMIT ->
                OpenAiWire.error(429, "Rate limit reached for requests", "requests", null, "rate_limit_exceeded");
            case OpenAiFaults.QUOTA ->
                OpenAiWire.error(
                        429,
                        "You exceeded your current quota, please check your plan and billing details.",
                        "insufficient_quota",
                        null,
                        "insufficient_quota");
            case OpenAiFaults.SERVER_ERROR ->
                OpenAiWire.error(500, "The server had an error processing your request.", "server_error", null, null);
            case OpenAiFaults.OVERLOADED ->
                OpenAiWire.error(503, "The engine is currently overloaded.", "server_error", null, null);
            default -> OpenAiWire.fault(request).orElseGet(() -> completed(request, failure));
        };
    }

    private OpenAiWire.Answer completed(JsonNode request, String failure) {
        JsonNode messages = request.path("messages");
        String content = script.take(lastUserMessage(messages))
                .orElseGet(
                        () -> new SchemaAnswer(request.at("/response_format/json_schema/schema"), Reading.of(messages))
                                .answer()
                                .toString());
        String id = "chatcmpl-" + Long.toUnsignedString(context.random().nextLong(), 36);
        ObjectNode completion =
                OpenAiWire.completion(id, context.time().instant().getEpochSecond(), request, content);
        switch (failure) {
            case OpenAiFaults.REFUSAL -> OpenAiWire.refuse(completion);
            case OpenAiFaults.LENGTH -> OpenAiWire.cutShort(completion);
            case OpenAiFaults.NONSENSE -> OpenAiWire.replace(completion, "dunno");
            default -> {}
        }
        return new OpenAiWire.Answer(200, completion);
    }

    private boolean isAuthorised(Request request) {
        String given = request.getHeaders().get(HttpHeader.AUTHORIZATION);
        return given != null && MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), authorization);
    }

    private static OpenAiWire.Answer badKey() {
        return OpenAiWire.error(401, "Incorrect API key provided.", "invalid_request_error", null, "invalid_api_key");
    }

    private static OpenAiWire.Answer models() {
        ObjectNode list = OpenAiWire.JSON.createObjectNode().put("object", "list");
        list.putArray("data")
                .addObject()
                .put("id", "gpt-4.1-mini")
                .put("object", "model")
                .put("owned_by", "system");
        return new OpenAiWire.Answer(200, list);
    }

    private static String lastUserMessage(JsonNode messages) {
        String last = "";
        for (JsonNode message : messages) {
            last = message.path("role").asText().equals("user")
                    ? message.path("content").toString()
                    : last;
        }
        return last;
    }

    private static JsonNode body(Request request) throws IOException {
        String text = Content.Source.asString(request, StandardCharsets.UTF_8);
        try {
            return OpenAiWire.JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return OpenAiWire.JSON.missingNode();
        }
    }

    private void send(Response response, Callback callback, OpenAiWire.Answer answer) {
        response.setStatus(answer.status());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        response.getHeaders()
                .put("x-request-id", "req_" + Long.toHexString(context.random().nextLong()));
        if (answer.status() == 429) {
            response.getHeaders().put(HttpHeader.RETRY_AFTER, "1");
        }
        Content.Sink.write(response, true, answer.body().toString(), callback);
    }
}
