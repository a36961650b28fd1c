package io.patchbay.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.patchbay.sandbox.clinic.Clinic;
import io.patchbay.sandbox.clinic.Clinics;
import io.patchbay.sandbox.journal.Journal;
import io.patchbay.sandbox.part.PartContext;
import io.patchbay.sandbox.part.SandboxPart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;

/// `GET health`, `GET journal?kind=&since=`, `GET clinics`, `GET|POST|DELETE faults`.
public final class ControlPart implements SandboxPart {

    public static final String PATH = "/_sandbox";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final PartContext context;
    private final Clinics clinics;

    public ControlPart(PartContext context, Clinics clinics) {
        this.context = context;
        this.clinics = clinics;
    }

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public Handler handler() {
        return new Desk();
    }

    @Override
    public void close() {}

    private final class Desk extends Handler.Abstract {

        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            String path = request.getHttpURI().getPath().substring(PATH.length());
            String asked = request.getMethod() + " " + path;
            switch (asked) {
                case "GET /health" -> send(response, callback, 200, health());
                case "GET /journal" -> send(response, callback, 200, journal(Request.extractQueryParameters(request)));
                case "GET /clinics" -> send(response, callback, 200, clinics());
                case "GET /faults" ->
                    send(
                            response,
                            callback,
                            200,
                            JSON.valueToTree(context.faults().all()));
                case "DELETE /faults" -> {
                    context.faults().clear();
                    send(
                            response,
                            callback,
                            200,
                            JSON.valueToTree(context.faults().all()));
                }
                case "POST /faults" -> setFaults(request, response, callback);
                default -> send(response, callback, 404, error("there is no such page in the sandbox"));
            }
            return true;
        }

        private void setFaults(Request request, Response response, Callback callback) throws IOException {
            JsonNode body = JSON.readTree(Content.Source.asString(request, StandardCharsets.UTF_8));
            Optional<String> wrong = body.properties().stream()
                    .filter(e -> !context.faults().isKnown(e.getKey())
                            || !e.getValue().canConvertToLong())
                    .map(Map.Entry::getKey)
                    .findFirst();
            if (!body.isObject() || wrong.isPresent()) {
                String message = "no fault '" + wrong.orElse("") + "' that takes a whole number; GET faults lists them";
                send(response, callback, 400, error(message));
                return;
            }
            body.properties()
                    .forEach(e -> context.faults().set(e.getKey(), e.getValue().asLong()));
            context.journal().note("faults", "set", body);
            send(response, callback, 200, JSON.valueToTree(context.faults().all()));
        }
    }

    private ObjectNode health() {
        return JSON.createObjectNode()
                .put("status", "up")
                .put("now", context.time().instant().toString())
                .put("speed", context.time().speed());
    }

    private ObjectNode journal(Fields query) {
        String kind = Optional.ofNullable(query.getValue("kind")).orElse("");
        long since = Optional.ofNullable(query.getValue("since"))
                .filter(text -> text.matches("\\d{1,18}"))
                .map(Long::parseLong)
                .orElse(0L);
        ObjectNode body = JSON.createObjectNode();
        var entries = body.putArray("entries");
        context.journal().entries(kind, since).forEach(entry -> entries.add(Journal.json(entry)));
        return body;
    }

    private ObjectNode clinics() {
        ObjectNode body = JSON.createObjectNode();
        var list = body.putArray("clinics");
        for (Clinic clinic : clinics.all()) {
            ObjectNode node = list.addObject();
            node.put("key", clinic.key()).put("name", clinic.name()).put("zone", clinic.zone());
            node.set("numbers", JSON.valueToTree(clinic.numbers()));
            Clinic.Expectation expects = clinic.expects();
            node.putObject("expects")
                    .put("classification", expects.classification())
                    .put("or", expects.alternative())
                    .put("outcome", expects.outcome())
                    .put("workflow", expects.workflow())
                    .put("after_first_call", expects.afterFirstCall())
                    .put("because", expects.because());
        }
        return body;
    }

    private static ObjectNode error(String message) {
        return JSON.createObjectNode().put("error", message);
    }

    private static void send(Response response, Callback callback, int status, JsonNode body) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        Content.Sink.write(response, true, body.toString(), callback);
    }
}
