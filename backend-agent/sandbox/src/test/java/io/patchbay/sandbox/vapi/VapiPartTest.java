package io.patchbay.sandbox.vapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.patchbay.sandbox.vapi.VapiAssistant.Lookup;
import java.net.URI;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class VapiPartTest {

    private static final String GREETING = "Records, this is Tom.";
    private static final String REPORT = "end-of-call-report";

    private final CallStage stage = new CallStage();

    @AfterEach
    void stop() {
        stage.close();
    }

    @Test
    void aReportCanComeTwice() {
        talk(VapiFaults.REPORT_TWICE, 1);

        await().until(() -> stage.customer().messages(REPORT).size() == 2);
        assertThat(stage.customer().messages(REPORT).get(1).path("analysis"))
                .isEqualTo(stage.customer().messages(REPORT).get(0).path("analysis"));
    }

    @Test
    void aReportCanComeLate() {
        talk(VapiFaults.REPORT_LATE, 30_000);
        JsonNode report = stage.awaitMessage(REPORT);

        Duration late = Duration.between(
                Instant.parse(report.path("endedAt").asText()),
                Instant.ofEpochMilli(report.path("timestamp").asLong()));
        assertThat(late).isGreaterThanOrEqualTo(Duration.ofSeconds(25));
    }

    @Test
    void aReportCanLackItsAnalysis() {
        talk(VapiFaults.REPORT_WITHOUT_ANALYSIS, 1);

        JsonNode report = stage.awaitMessage(REPORT);
        assertThat(report.path("analysis").isEmpty()).isTrue();
        assertThat(report.at("/artifact/transcript").asText()).contains("AI: ");
    }

    @Test
    void anEvaluationCanBeAWordNobodyAgreedOn() {
        talk(VapiFaults.ODD_EVALUATION, 1);

        assertThat(stage.awaitMessage(REPORT).at("/analysis/successEvaluation").asText())
                .isNotEmpty()
                .isNotIn("Sending Records", "No Show", "Unable to connect");
    }

    @Test
    void aLostReportCanStillBeReadFromTheCall() throws Exception {
        talk(VapiFaults.REPORT_LOST, 1);
        JsonNode ended = stage.customer().messages("status-update").getLast();
        String id = ended.at("/call/id").asText();

        await().until(() ->
                stage.shown(id).at("/analysis/successEvaluation").asText().equals("Sending Records"));
        assertThat(stage.customer().messages(REPORT)).isEmpty();
    }

    @Test
    void aReportNobodyTakesIsSentAgainUntilSomebodyDoes() {
        stage.customer().fails(REPORT, 3);
        talk(VapiFaults.REPORT_TWICE, 0);

        await().until(() -> stage.customer().messages(REPORT).size() == 4);
        assertThat(stage.server().journal().entries("vapi-webhook", 0).stream()
                        .filter(entry -> entry.text("type").equals(REPORT))
                        .map(entry -> entry.text("status")))
                .startsWith("503", "503", "503");
    }

    @Test
    void aReportIsGivenUpAfterFiveRetries() {
        stage.customer().fails(REPORT, 99);
        talk(VapiFaults.REPORT_TWICE, 0);

        await().until(() -> stage.customer().messages(REPORT).size() == 6);
        long quiet =
                stage.server().time().elapsedNanos() + Duration.ofSeconds(60).toNanos();
        await().until(() -> stage.server().time().elapsedNanos() > quiet);
        assertThat(stage.customer().messages(REPORT)).hasSize(6);
    }

    @Test
    void messagesCanBeSealedWithAnHmac() {
        WebhookSeal.Hmac seal = new WebhookSeal.Hmac("whsec");
        stage.sealsWith(seal);
        stage.call(Lookup.TOOL_FUNCTION, true);
        stage.awaitMessage("tool-calls");

        assertThat(stage.customer().received()).allSatisfy(each -> {
            String timestamp = each.headers().getFirst("x-timestamp");
            assertThat(each.headers().getFirst("x-signature"))
                    .isEqualTo(seal.signature(timestamp, each.body().getBytes(StandardCharsets.UTF_8)));
        });
        byte[] body =
                "{\"message\":{\"type\":\"status-update\",\"status\":\"ended\"}}".getBytes(StandardCharsets.UTF_8);
        assertThat(seal.signature("1722860000", body))
                .isEqualTo("665b57972ad1ff90242578e712aa00078eb74d94a12c13ea0ea7415a9938bbb8");
    }

    @Test
    void aForgedMessageGoesBeforeTheTrueOne() {
        stage.start(VapiAssistant.waiting("records", "records-bot", Lookup.TOOL_FUNCTION));
        stage.server().faults().set(VapiFaults.FORGED, 1);
        stage.connect(Map.of("x-pendingcallid", CallStage.PENDING), true);

        await().until(() -> stage.customer().received().size() >= 4);
        assertThat(stage.customer().received().stream()
                        .filter(each -> !"shared".equals(each.headers().getFirst("X-Vapi-Secret"))))
                .hasSize(1);
    }

    @Test
    void onlyItsOwnAddressesAnswer() {
        stage.start(VapiAssistant.waiting("records", "records-bot", Lookup.TOOL_FUNCTION));

        assertThat(stage.server().part().find("somebody", "sip.vapi.ai", Map.of()))
                .isEmpty();
        assertThat(stage.server().part().find("records-bot", "sip.example.com", Map.of()))
                .isEmpty();
    }

    @Test
    void controlsCanFailOrDoNothing() throws Exception {
        stage.call(Lookup.TOOL_FUNCTION, true);
        stage.awaitMessage("tool-calls");
        stage.server().faults().set(VapiFaults.CONTROL_REFUSED, 1);
        stage.server().faults().set(VapiFaults.CONTROL_IGNORED, 1);
        String sayFirst = "{\"type\":\"control\",\"control\":\"say-first-message\"}";

        assertThat(stage.control(sayFirst).statusCode()).isEqualTo(500);
        assertThat(stage.control(sayFirst).statusCode()).isEqualTo(200);
        await().until(() -> stage.notes("vapi-control").size() == 2);
        assertThat(stage.notes("vapi-speaks")).isEmpty();

        assertThat(stage.control(sayFirst).statusCode()).isEqualTo(200);
        await().until(() -> stage.notes("vapi-speaks").size() == 1);
    }

    @Test
    void callsAreShownOnlyToTheKeysOwner() throws Exception {
        stage.call(Lookup.TOOL_FUNCTION, true);
        String id = stage.awaitMessage("tool-calls").at("/call/id").asText();

        assertThat(stage.api("/call/" + id, "other", null).statusCode()).isEqualTo(401);
        assertThat(stage.api("/call/unknown", CallStage.KEY, null).statusCode()).isEqualTo(404);
        assertThat(stage.shown(id).path("status").asText()).isEqualTo("in-progress");
        assertThat(stage.api("/call", CallStage.KEY, null).body()).contains(id);
    }

    @Test
    void aCallCanBeAnnouncedAndThenComesInByItsOwnId() throws Exception {
        stage.start(VapiAssistant.waiting("records", "records-bot", Lookup.TOOL_FUNCTION));
        String body = "{\"assistantId\":\"records\",\"phoneCallProviderBypassEnabled\":true,"
                + "\"assistantOverrides\":{\"variableValues\":{\"pendingcallid\":\"" + CallStage.PENDING + "\"}}}";

        var created = stage.api("/call", CallStage.KEY, body);
        JsonNode call = CustomerServer.JSON.readTree(created.body());
        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(call.path("status").asText()).isEqualTo("queued");
        String id = call.path("id").asText();
        assertThat(call.at("/phoneCallProviderDetails/twiml").asText()).contains("X-vapi-call-id=" + id);

        stage.connect(Map.of("x-vapi-call-id", id), true);
        assertThat(stage.awaitMessage("tool-calls").at("/call/id").asText()).isEqualTo(id);
        assertThat(stage.api("/call", CallStage.KEY, "{\"assistantId\":\"records\"}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void aCallCanBeListenedInOn() {
        stage.call(Lookup.TOOL_FUNCTION, true);
        JsonNode monitor = stage.awaitMessage("tool-calls").at("/call/monitor");
        AtomicInteger bytes = new AtomicInteger();
        WebSocket.Listener counter = new WebSocket.Listener() {
            @Override
            public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
                bytes.addAndGet(data.remaining());
                return WebSocket.Listener.super.onBinary(socket, data, last);
            }
        };
        URI url = URI.create(monitor.path("listenUrl").asText());

        WebSocket socket =
                stage.http().newWebSocketBuilder().buildAsync(url, counter).join();

        await().until(() -> bytes.get() > 320 * 50);
        assertThat(bytes.get() % 320).isZero();
        socket.abort();
    }

    private void talk(String fault, long amount) {
        stage.start(VapiAssistant.waiting("records", "records-bot", Lookup.TOOL_FUNCTION));
        stage.server().faults().set(fault, amount);
        PhoneLine line = stage.connect(Map.of("x-pendingcallid", CallStage.PENDING), false);
        line.answers("We will send them.").greets(GREETING);
        await().atMost(Duration.ofSeconds(30)).until(line::isOver);
        await().until(() -> stage.customer().messages("status-update").size() == 2);
    }
}
