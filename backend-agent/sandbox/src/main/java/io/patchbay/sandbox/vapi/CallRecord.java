package io.patchbay.sandbox.vapi;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One call as VAPI keeps it: what every message carries and what `GET /call/{id}` shows. Thread-safe.
final class CallRecord {

    static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String ORGANISATION = "5b1f2c3d-7a64-4e7b-9d55-0f7c9d1e2a10";
    private static final double DOLLARS_PER_MINUTE = 0.12;

    private final String id;
    private final VapiAssistant assistant;
    private final String sipUri;
    private final Instant createdAt;
    private final URI controlUrl;
    private final URI listenUrl;
    private final Map<String, String> variables = new LinkedHashMap<>();
    private final ArrayNode messages = JSON.createArrayNode();
    private final StringBuilder transcript = new StringBuilder();
    private String status = "queued";
    private String providerId = "";
    private String endedReason = "";
    private @Nullable Instant startedAt;
    private @Nullable Instant endedAt;
    private ObjectNode analysis = JSON.createObjectNode();
    private boolean assistantSpoke;

    CallRecord(String id, VapiAssistant assistant, String sipUri, Instant createdAt, URI part) {
        this.id = id;
        this.assistant = assistant;
        this.sipUri = sipUri;
        this.createdAt = createdAt;
        this.controlUrl = URI.create(part + "/" + id + "/control");
        this.listenUrl = URI.create(part.toString().replaceFirst("^http", "ws") + "/" + id + "/transport");
    }

    String id() {
        return id;
    }

    VapiAssistant assistant() {
        return assistant;
    }

    synchronized String status() {
        return status;
    }

    synchronized void put(Map<String, String> values) {
        variables.putAll(values);
    }

    synchronized Map<String, String> variables() {
        return Map.copyOf(variables);
    }

    synchronized void started(String callId, Instant at) {
        status = "in-progress";
        providerId = callId;
        startedAt = at;
    }

    synchronized void ended(String reason, Instant at) {
        status = "ended";
        endedReason = reason;
        endedAt = at;
    }

    synchronized void analysed(ObjectNode result) {
        analysis = result;
    }

    /// Whether the assistant has said anything in this call.
    synchronized boolean hasSpoken() {
        return assistantSpoke;
    }

    /// Adds a turn of the conversation. `role` is `bot` or `user`.
    synchronized void said(String role, String text, Instant from, Duration length) {
        boolean bot = role.equals("bot");
        assistantSpoke |= bot;
        transcript.append(bot ? "AI: " : "User: ").append(text).append('\n');
        ObjectNode message = messages.addObject().put("role", role).put("message", text);
        message.put("time", from.toEpochMilli());
        message.put("endTime", from.plus(length).toEpochMilli());
        message.put(
                "secondsFromStart",
                startedAt == null ? 0 : Duration.between(startedAt, from).toMillis() / 1_000.0);
        message.put("duration", length.toMillis());
    }

    /// The message every webhook is built on.
    synchronized ObjectNode message(String type, Instant now) {
        ObjectNode message = JSON.createObjectNode().put("type", type).put("timestamp", now.toEpochMilli());
        message.set("call", call());
        message.putObject("phoneNumber").put("provider", "vapi").put("sipUri", sipUri);
        message.putObject("customer").put("sipUri", "sip:trunk@carrier.example");
        message.putObject("assistant").put("id", assistant.id()).put("firstMessage", assistant.firstMessage());
        message.set("artifact", artifact(false));
        return message;
    }

    synchronized ObjectNode report(Instant now, boolean withAnalysis) {
        ObjectNode report = message("end-of-call-report", now);
        report.put("endedReason", endedReason);
        putTimes(report);
        report.set("analysis", withAnalysis ? analysis.deepCopy() : JSON.createObjectNode());
        report.set("artifact", artifact(true));
        return report;
    }

    /// The call as the REST API shows it.
    synchronized ObjectNode shown() {
        ObjectNode call = call();
        putTimes(call);
        if (endedAt != null) {
            call.put("endedReason", endedReason);
            call.set("analysis", analysis.deepCopy());
            call.set("artifact", artifact(true));
        }
        return call;
    }

    private void putTimes(ObjectNode node) {
        if (startedAt != null) {
            node.put("startedAt", startedAt.toString());
        }
        if (startedAt != null && endedAt != null) {
            node.put("endedAt", endedAt.toString());
            double minutes = Duration.between(startedAt, endedAt).toMillis() / 60_000.0;
            node.put("cost", Math.round(minutes * DOLLARS_PER_MINUTE * 10_000) / 10_000.0);
        }
    }

    private ObjectNode call() {
        ObjectNode call = JSON.createObjectNode().put("id", id).put("orgId", ORGANISATION);
        call.put("createdAt", createdAt.toString()).put("updatedAt", createdAt.toString());
        call.put("type", "inboundPhoneCall").put("status", status).put("assistantId", assistant.id());
        call.put("phoneCallProvider", "vapi").put("phoneCallTransport", "sip");
        if (!providerId.isEmpty()) {
            call.put("phoneCallProviderId", providerId);
        }
        call.putObject("monitor").put("listenUrl", listenUrl.toString()).put("controlUrl", controlUrl.toString());
        ObjectNode values = call.putObject("assistantOverrides").putObject("variableValues");
        variables.forEach(values::put);
        return call;
    }

    private ObjectNode artifact(boolean whole) {
        ObjectNode artifact = JSON.createObjectNode();
        ObjectNode values = artifact.putObject("variableValues");
        variables.forEach(values::put);
        artifact.set("messages", messages.deepCopy());
        if (whole) {
            artifact.put("transcript", transcript.toString());
        }
        return artifact;
    }
}
