package io.patchbay.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.patchbay.sandbox.clinic.ClinicScript;
import io.patchbay.sandbox.clinic.Clinics;
import io.patchbay.sandbox.journal.Journal;
import io.patchbay.sandbox.journal.JournalEntry;
import io.patchbay.sandbox.part.PartContext;
import io.patchbay.sandbox.part.SandboxPart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;

/// The sandbox's own API: what happened, who can be called, and what is to go wrong.
///
/// - `GET /_sandbox/health`, `GET /_sandbox/clinics`, `GET /_sandbox/journal?kind=dial&since=1`
/// - `GET /_sandbox/faults`; `POST /_sandbox/faults` with `{"name": amount, …}`; `DELETE /_sandbox/faults`
final class ControlPart implements SandboxPart {

    static final String PATH = "/_sandbox";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Clinics clinics;
    private final PartContext context;

    ControlPart(Clinics clinics, PartContext context) {
        this.clinics = clinics;
        this.context = context;
    }

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public Handler handler() {
        return new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) throws Exception {
                answer(request, response, callback);
                return true;
            }
        };
    }

    @Override
    public void close() {
        // Owns nothing.
    }

    private void answer(Request request, Response response, Callback callback) throws IOException {
        String asked =
                request.getMethod() + " " + request.getHttpURI().getPath().substring(PATH.length());
        switch (asked) {
            case "GET /health" ->
                reply(response, callback, 200, JSON.createObjectNode().put("ok", true));
            case "GET /clinics" -> reply(response, callback, 200, clinics());
            case "GET /journal" -> reply(response, callback, 200, journal(request));
            case "GET /faults" ->
                reply(response, callback, 200, JSON.valueToTree(context.faults().all()));
            case "POST /faults" -> setFaults(request, response, callback);
            case "DELETE /faults" -> {
                context.faults().clear();
                reply(response, callback, 200, JSON.createObjectNode());
            }
            default -> reply(response, callback, 404, JSON.createObjectNode().put("error", "no such thing here"));
        }
    }

    private ArrayNode clinics() {
        ArrayNode all = JSON.createArrayNode();
        for (ClinicScript clinic : clinics.all()) {
            ObjectNode node = all.addObject();
            node.put("number", clinic.number());
            node.put("name", clinic.name());
            node.put("about", clinic.about());
            node.putObject("expects")
                    .put("classification", clinic.expects().classification())
                    .put("ends", clinic.expects().ends())
                    .put("evaluation", clinic.expects().evaluation())
                    .put("retries", clinic.expects().retries());
        }
        return all;
    }

    private ArrayNode journal(Request request) {
        Fields query = Request.extractQueryParameters(request);
        String kind = query.getValue("kind") == null ? "" : query.getValue("kind");
        String since = query.getValue("since");
        ArrayNode all = JSON.createArrayNode();
        if (since == null) {
            context.journal().recalled().stream()
                    .filter(entry -> kind.isEmpty() || entry.kind().equals(kind))
                    .map(Journal::json)
                    .forEach(all::add);
        }
        List<JournalEntry> entries = context.journal().entries(kind, since == null ? 0 : Long.parseLong(since));
        entries.stream().map(Journal::json).forEach(all::add);
        return all;
    }

    private void setFaults(Request request, Response response, Callback callback) throws IOException {
        JsonNode body = JSON.readTree(Content.Source.asString(request, StandardCharsets.UTF_8));
        for (Map.Entry<String, JsonNode> fault : body.properties()) {
            if (!context.faults().isKnown(fault.getKey())) {
                reply(
                        response,
                        callback,
                        400,
                        JSON.createObjectNode().put("error", "no such fault: " + fault.getKey()));
                return;
            }
            context.faults().set(fault.getKey(), fault.getValue().asLong());
        }
        reply(response, callback, 200, JSON.valueToTree(context.faults().all()));
    }

    private static void reply(Response response, Callback callback, int status, JsonNode body) throws IOException {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        Content.Sink.write(response, true, JSON.writeValueAsString(body), callback);
    }
}
