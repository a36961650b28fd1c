package io.patchbay.agent.webhook;

import static io.patchbay.agent.webhook.VapiMessages.call;
import static io.patchbay.agent.webhook.VapiMessages.message;
import static io.patchbay.agent.webhook.WaysInHouse.PENDING;
import static io.patchbay.agent.webhook.WaysInHouse.SESSION;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.patchbay.agent.call.CallEvent;
import io.patchbay.contract.id.CallSessionId;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class VapiWaysTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String PATH = "/vapi/get-pending-call";
    private static final CallEvent CONNECTED = new CallEvent.AssistantConnected(
            "call-1", Optional.of(URI.create("https://control.example.com/call-1/control")));
    private final WaysInHouse house = new WaysInHouse();

    @AfterEach
    void close() {
        house.close();
    }

    private HttpResponse<String> tell(String body) {
        return house.vapi(PATH, body, "whsec");
    }

    private static JsonNode result(HttpResponse<String> answer) throws Exception {
        assertThat(answer.statusCode()).isEqualTo(200);
        return JSON.readTree(answer.body()).path("results").path(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {PATH, "/api/twilio/get-pending-call", "/vapi/events"})
    void aLiveCallsAssistantIsToldWhatItNeedsAndNothingElse(String path) throws Exception {
        var result = result(house.vapi(path, VapiMessages.question("call-1", PENDING.toString()), "whsec"));

        assertThat(result.path("toolCallId").asText()).isEqualTo("toolu_1");
        assertThat(result.path("result").asText()).doesNotContain("\n");
        var told = JSON.readTree(result.path("result").asText());
        assertThat(told.fieldNames())
                .toIterable()
                .containsExactly(
                        "pending_call_id",
                        "employee_name",
                        "employee_dob",
                        "client_name",
                        "appointment_time",
                        "clinic_name",
                        "procedures");
        assertThat(told.path("employee_name").asText()).isEqualTo(WaysInHouse.NAME);
        assertThat(told.path("employee_dob").asText()).isEqualTo(WaysInHouse.DOB);
        assertThat(house.events()).containsExactly(CONNECTED);
        assertThat(house.counted(path, Outcome.ANSWERED)).isEqualTo(1);
    }

    @Test
    void theGuidesShapeAndTheOldOneAreUnderstoodToo() throws Exception {
        var guide = result(tell(VapiMessages.guideQuestion("call-2", PENDING.toString())));
        assertThat(guide.path("toolCallId").asText()).isEqualTo("toolu_2");
        assertThat(guide.path("result").asText()).contains(WaysInHouse.NAME);

        var old = tell(message(
                "function-call",
                "\"functionCall\":{\"name\":\"get-pending-call\",\"parameters\":{\"pending_call_id\":\"" + PENDING
                        + "\"}}",
                call("call-3", PENDING.toString())));
        assertThat(JSON.readTree(old.body()).path("result").asText()).contains(WaysInHouse.NAME);
    }

    @Test
    void askedAgainItAnswersAgainButTheCallIsToldOnce() throws Exception {
        List<Callable<HttpResponse<String>>> twenty =
                Collections.nCopies(20, () -> tell(VapiMessages.question("call-1", PENDING.toString())));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(twenty)) {
                assertThat(result(answer.get()).path("result").asText()).contains(WaysInHouse.NAME);
            }
        }
        assertThat(house.events()).containsExactly(CONNECTED);
    }

    private void nothingIsTold(String question) throws Exception {
        var answer = tell(question);
        assertThat(result(answer).path("error").asText()).isNotBlank();
        assertThat(answer.body()).doesNotContain(WaysInHouse.NAME, WaysInHouse.DOB, "result\"");
        assertThat(house.events()).isEmpty();
        assertThat(house.counted(PATH, Outcome.REFUSED)).isPositive();
    }

    @Test
    void unknownFinishedAndForeignCallsGetNoData() throws Exception {
        var stranger = "00000000-0000-0000-0000-0000000000ff";
        nothingIsTold(VapiMessages.question("call-1", stranger));
        nothingIsTold(VapiMessages.guideQuestion("call-1", "canary"));
        nothingIsTold(VapiMessages.guideQuestion("", PENDING.toString()));
        nothingIsTold(VapiMessages.question("call-1", PENDING.toString()).replace("get_pending_call", "drop_tables"));
        // The line was opened for one call, its model asks about another.
        nothingIsTold(VapiMessages.question("call-1", PENDING.toString())
                .replace("\"pendingcallid\":\"" + PENDING, "\"pendingcallid\":\"" + stranger));
        // This assistant belongs to another call.
        house.bound.put("call-9", CallSessionId.parse(stranger));
        nothingIsTold(VapiMessages.question("call-9", PENDING.toString()));
        house.live.clear();
        nothingIsTold(VapiMessages.question("call-1", PENDING.toString()));
    }

    @Test
    void aNumberThatAsksForAnAssistantGetsOneThatKnowsTheCall() throws Exception {
        var answer = JSON.readTree(tell(message("assistant-request", "", call("call-1", PENDING.toString())))
                .body());
        assertThat(answer.path("assistantId").asText()).isEqualTo("assistant-1");
        assertThat(answer.path("assistantOverrides")
                        .path("variableValues")
                        .path("employee_name")
                        .asText())
                .isEqualTo(WaysInHouse.NAME);

        var stranger = tell(message("assistant-request", "", call("call-2", SESSION.toString())));
        assertThat(stranger.statusCode()).isEqualTo(200);
        assertThat(JSON.readTree(stranger.body()).path("error").asText()).isNotBlank();
        assertThat(stranger.body()).doesNotContain(WaysInHouse.NAME, "assistantId");
    }

    @Test
    void anAnswerThatWouldComeTooLateIsARefusal() throws Exception {
        var never = new CountDownLatch(1);
        house.brief = () -> {
            try {
                never.await();
            } catch (InterruptedException cutOff) {
                throw new IllegalStateException("cut off");
            }
            return Optional.empty();
        };
        nothingIsTold(VapiMessages.question("call-1", PENDING.toString()));
    }

    @Test
    void theCallIsToldWhenItsAssistantConnectsAndSpeaks() {
        var line = call("call-1", PENDING.toString());
        tell(message("status-update", "\"status\":\"in-progress\"", line));
        tell(message("status-update", "\"status\":\"in-progress\"", line));
        tell(message("status-update", "\"status\":\"ended\",\"endedReason\":\"customer-ended-call\"", line));
        tell(message("speech-update", "\"status\":\"started\",\"role\":\"user\",\"timestamp\":1", line));
        tell(message("speech-update", "\"status\":\"started\",\"role\":\"assistant\",\"timestamp\":2", line));
        tell(message("speech-update", "\"status\":\"started\",\"role\":\"assistant\",\"timestamp\":2", line));
        house.bound.put("call-1", SESSION);
        tell(message("speech-update", "\"status\":\"stopped\",\"role\":\"assistant\"", "\"call\":{\"id\":\"call-1\"}"));
        tell(message("hang", "", line));
        tell(message("conversation-update", "", line));

        assertThat(house.events())
                .containsExactly(CONNECTED, new CallEvent.AssistantSpoke(true), new CallEvent.AssistantSpoke(false));
        assertThat(house.counted(PATH, Outcome.IGNORED)).isEqualTo(4);
    }

    @Test
    void aReportIsStoredOnceHoweverOftenItComes() throws Exception {
        var report = VapiMessages.report("call-1", PENDING.toString(), "Sending Records");
        List<Callable<HttpResponse<String>>> ten =
                Collections.nCopies(10, () -> house.vapi("/vapi/post_call", report, "whsec"));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(ten)) {
                assertThat(answer.get().statusCode()).isEqualTo(204);
            }
        }
        assertThat(house.reports).hasSize(1);
        assertThat(house.reports.getFirst().evaluation()).contains("Sending Records");
        assertThat(house.counted("/vapi/post_call", Outcome.DUPLICATE)).isEqualTo(9);
    }

    @Test
    void aReportThatCouldNotBeStoredIsNotLost() {
        var report = VapiMessages.report("call-1", PENDING.toString(), "No Show");
        house.databaseDown = true;
        assertThat(tell(report).statusCode()).isEqualTo(503);
        house.databaseDown = false;
        assertThat(tell(report).statusCode()).isEqualTo(204);
        assertThat(house.reports).hasSize(1);
    }

    @Test
    void aReportOfACallWeDoNotKnowIsQuietlyTaken() {
        var answer = tell(VapiMessages.report("call-1", SESSION.toString(), "No Show"));
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(house.reports).isEmpty();
        assertThat(house.counted(PATH, Outcome.UNKNOWN_CALL)).isEqualTo(1);
    }
}
