package io.patchbay.agent.adapter.vapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.patchbay.agent.outbound.Exchange;
import io.patchbay.agent.outbound.Outbound;
import io.patchbay.agent.port.AssistantReport;
import io.patchbay.agent.port.VendorFailure;
import io.patchbay.agent.port.VendorFailure.Kind;
import io.patchbay.agent.port.VoiceAgent;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/// VAPI as our voice agent: live call control and the call's report. One request each.
public final class VapiVoiceAgent implements VoiceAgent, AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(5);

    /// VAPI gives its analysis at most a minute; later than this there will be none.
    private static final Duration ANALYSIS_TAKES = Duration.ofSeconds(90);

    private final VapiSettings settings;
    private final InstantSource clock;
    private final Outbound outbound = Outbound.connectingWithin(CONNECT);

    public VapiVoiceAgent(VapiSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /// Refuses a control URL that is not VAPI's, without a request.
    @Override
    public void tell(URI controlUrl, Instruction instruction) {
        if (!settings.allowsControl(controlUrl)) {
            throw new VendorFailure("vapi", "tell", Kind.REJECTED, "control-url");
        }
        var request = HttpRequest.newBuilder(controlUrl)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(written(instruction).toString()));
        settings.controlKey().ifPresent(key -> request.header("Authorization", "Bearer " + key));
        answer("tell", Kind.UNCERTAIN, request.build());
    }

    @Override
    public Optional<AssistantReport> report(String assistantCallId) {
        if (!assistantCallId.matches("[A-Za-z0-9_-]{1,64}")) {
            throw new VendorFailure("vapi", "report", Kind.REJECTED, "call-id");
        }
        var request = HttpRequest.newBuilder(URI.create(settings.apiBase() + "/call/" + assistantCallId))
                .header("Authorization", "Bearer " + settings.apiKey())
                .header("Accept", "application/json")
                .build();
        var call = json(answer("report", Kind.TRANSIENT, request));
        return isComplete(call) ? Optional.of(VapiReports.report(assistantCallId, call)) : Optional.empty();
    }

    @Override
    public void close() {
        outbound.close();
    }

    private boolean isComplete(JsonNode call) {
        if (!"ended".equals(call.path("status").asText())) {
            return false;
        }
        var analysed =
                call.path("analysis").isObject() && !call.path("analysis").isEmpty();
        return analysed
                || VapiReports.endedAt(call)
                        .map(ended -> ended.plus(ANALYSIS_TAKES).isBefore(clock.instant()))
                        .orElse(false);
    }

    private static ObjectNode written(Instruction instruction) {
        var body = JsonNodeFactory.instance.objectNode();
        return switch (instruction) {
            case Instruction.Mute _ -> control(body, "mute-assistant");
            case Instruction.Unmute _ -> control(body, "unmute-assistant");
            case Instruction.SayFirst _ -> control(body, "say-first-message");
            case Instruction.Say say ->
                body.put("type", "say").put("content", say.text()).put("endCallAfterSpoken", false);
            case Instruction.EndCall _ -> body.put("type", "end-call");
        };
    }

    private static ObjectNode control(ObjectNode body, String what) {
        return body.put("type", "control").put("control", what);
    }

    /// `unknown` is what a lost answer amounts to: doubt for what acts, another try for what reads.
    private String answer(String operation, Kind unknown, HttpRequest request) {
        return switch (outbound.send(request, settings.timeout())) {
            case Exchange.Answered answer when answer.succeeded() -> answer.body();
            case Exchange.Answered answer ->
                throw new VendorFailure(
                        "vapi",
                        operation,
                        kind(answer.status(), unknown),
                        "http-" + answer.status(),
                        answer.retryAfter());
            case Exchange.NotSent(var reason) -> throw new VendorFailure("vapi", operation, Kind.TRANSIENT, reason);
            case Exchange.Lost(var reason) -> throw new VendorFailure("vapi", operation, unknown, reason);
        };
    }

    private static Kind kind(int status, Kind unknown) {
        return switch (status) {
            case 401, 402, 403 -> Kind.UNAUTHORISED;
            case 404, 410 -> Kind.GONE;
            case 429 -> Kind.TRANSIENT;
            case 408 -> unknown;
            default -> status >= 500 ? unknown : Kind.REJECTED;
        };
    }

    private static JsonNode json(String body) {
        try {
            return VapiWire.JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new VendorFailure("vapi", "report", Kind.TRANSIENT, "unreadable-answer");
        }
    }
}
