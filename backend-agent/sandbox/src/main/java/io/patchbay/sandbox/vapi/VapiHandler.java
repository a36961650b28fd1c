package io.patchbay.sandbox.vapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.patchbay.sandbox.part.PartContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// VAPI's HTTP side: `GET /call`, `GET /call/{id}`, `POST /call`, and `POST /{id}/control`.
final class VapiHandler extends Handler.Abstract {

    private static final Set<String> TYPES = Set.of("say", "add-message", "control", "end-call", "transfer", "handoff");
    private static final Set<String> CONTROLS = Set.of("mute-assistant", "unmute-assistant", "say-first-message");

    private final VapiPart part;
    private final PartContext context;
    private final VapiSettings settings;
    private final VapiFaults faults;
    private final byte[] authorization;

    VapiHandler(VapiPart part, PartContext context, VapiSettings settings, VapiFaults faults) {
        this.part = part;
        this.context = context;
        this.settings = settings;
        this.faults = faults;
        this.authorization = ("Bearer " + settings.apiKey()).getBytes(StandardCharsets.UTF_8);
    }

    private record Reply(int status, JsonNode body) {
        static Reply error(int status, String error, String message) {
            ObjectNode body = CallRecord.JSON.createObjectNode();
            body.put("message", message).put("error", error).put("statusCode", status);
            return new Reply(status, body);
        }
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws IOException {
        String path = request.getHttpURI().getPath().substring(VapiPart.PATH.length());
        Reply reply = reply(request, path);
        response.setStatus(reply.status());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        Content.Sink.write(response, true, reply.body().toString(), callback);
        return true;
    }

    private Reply reply(Request request, String path) throws IOException {
        boolean post = request.getMethod().equals("POST");
        if (post && path.endsWith("/control")) {
            String id = path.substring(1, path.length() - "/control".length());
            return control(id, body(request));
        }
        if (!path.equals("/call") && !path.startsWith("/call/")) {
            return Reply.error(404, "Not Found", "Cannot " + request.getMethod() + " " + path);
        }
        if (!isAuthorised(request)) {
            return Reply.error(401, "Unauthorized", "Invalid Key.");
        }
        if (path.equals("/call")) {
            return post ? create(body(request)) : list();
        }
        CallRecord record = part.records().get(path.substring("/call/".length()));
        return record == null ? Reply.error(404, "Not Found", "Couldn't find call.") : new Reply(200, record.shown());
    }

    private Reply control(String id, JsonNode body) {
        Optional<AssistantParty> live = part.live(id);
        if (live.isEmpty()) {
            return Reply.error(404, "Not Found", "Call not found or no longer active.");
        }
        String type = body.path("type").asText();
        String control = body.path("control").asText();
        if (!TYPES.contains(type) || (type.equals("control") && !CONTROLS.contains(control))) {
            return Reply.error(400, "Bad Request", "unknown control");
        }
        AssistantParty party = live.get();
        boolean refused = faults.take(VapiFaults.CONTROL_REFUSED);
        boolean ignored = !refused && faults.take(VapiFaults.CONTROL_IGNORED);
        party.later(() -> {
            party.note("vapi-control", "type", type, "control", control, "refused", refused, "ignored", ignored);
            if (!refused && !ignored) {
                party.control(body);
            }
        });
        return refused
                ? Reply.error(500, "Internal Server Error", "Internal server error")
                : new Reply(200, CallRecord.JSON.createObjectNode().put("success", true));
    }

    /// Only calls that come in through the customer's own carrier: VAPI has no telephones of its own in here.
    private Reply create(JsonNode body) {
        Optional<VapiAssistant> assistant = settings.assistants().stream()
                .filter(each -> each.id().equals(body.path("assistantId").asText()))
                .findFirst();
        if (assistant.isEmpty()) {
            return Reply.error(400, "Bad Request", "Couldn't get assistant.");
        }
        if (!body.path("phoneCallProviderBypassEnabled").asBoolean()) {
            return Reply.error(400, "Bad Request", "only phoneCallProviderBypassEnabled calls can be created here");
        }
        Map<String, String> variables = new LinkedHashMap<>();
        body.at("/assistantOverrides/variableValues")
                .properties()
                .forEach(value -> variables.put(value.getKey(), value.getValue().asText()));
        CallRecord record = part.announce(assistant.get(), variables);
        ObjectNode shown = record.shown();
        String sip = "sip:" + assistant.get().sipUser() + "@" + settings.sipHost() + ";transport=tls?X-vapi-call-id="
                + record.id();
        shown.putObject("phoneCallProviderDetails")
                .put("twiml", "<Response><Dial><Sip>" + sip + "</Sip></Dial></Response>");
        context.journal().note("vapi-call-created", "call", record.id());
        return new Reply(201, shown);
    }

    private Reply list() {
        ArrayNode calls = CallRecord.JSON.createArrayNode();
        part.records().values().forEach(record -> calls.add(record.shown()));
        return new Reply(200, calls);
    }

    private boolean isAuthorised(Request request) {
        String given = request.getHeaders().get(HttpHeader.AUTHORIZATION);
        return given != null && MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), authorization);
    }

    private static JsonNode body(Request request) throws IOException {
        String text = Content.Source.asString(request, StandardCharsets.UTF_8);
        try {
            return CallRecord.JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return CallRecord.JSON.missingNode();
        }
    }
}
