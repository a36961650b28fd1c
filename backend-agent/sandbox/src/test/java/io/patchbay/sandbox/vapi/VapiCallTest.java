package io.patchbay.sandbox.vapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.patchbay.sandbox.vapi.VapiAssistant.Lookup;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class VapiCallTest {

    private static final String GREETING = "Records, this is Tom, how can I help you?";

    private final CallStage stage = new CallStage();

    @AfterEach
    void stop() {
        stage.close();
    }

    @Test
    void aWaitingAssistantIsLetInMakesItsRequestAndReports() throws Exception {
        PhoneLine call = stage.call(Lookup.TOOL_FUNCTION, true).answers("Sure, we will send them today.");
        stage.awaitMessage("tool-calls");
        assertThat(call.heard()).isEmpty();

        call.hold(false);
        call.greets(GREETING);
        assertThat(stage.control("{\"type\":\"control\",\"control\":\"say-first-message\"}")
                        .statusCode())
                .isEqualTo(200);
        JsonNode report = stage.awaitMessage("end-of-call-report");

        assertThat(call.heard())
                .contains("medical records of Jane Doe,", "January two nineteen eighty.", "Acme Works.", "Goodbye.");
        assertThat(report.at("/analysis/successEvaluation").asText()).isEqualTo("Sending Records");
        assertThat(report.at("/analysis/structuredData/request_made").asBoolean())
                .isTrue();
        assertThat(report.path("endedReason").asText()).isEqualTo("assistant-ended-call");
        assertThat(report.at("/artifact/transcript").asText()).contains("AI: Hello", "User: Sure, we will send them");
        assertThat(report.path("startedAt").asText())
                .isLessThan(report.path("endedAt").asText());
        assertThat(stage.customer().received().stream().map(CustomerServer.Received::type))
                .containsSubsequence("status-update", "speech-update", "status-update", "end-of-call-report");
        assertThat(stage.customer().messages("status-update").stream()
                        .map(m -> m.path("status").asText()))
                .containsExactly("in-progress", "ended");
        assertThat(stage.customer().received())
                .allSatisfy(each ->
                        assertThat(each.headers().getFirst("X-Vapi-Secret")).isEqualTo("shared"))
                .allSatisfy(each -> assertThat(each.message()
                                .at("/call/assistantOverrides/variableValues/pendingcallid")
                                .asText())
                        .isEqualTo(CallStage.PENDING));
        JsonNode shown = stage.shown(report.at("/call/id").asText());
        assertThat(shown.path("analysis")).isEqualTo(report.path("analysis"));
        assertThat(shown.path("status").asText()).isEqualTo("ended");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Yes, I can fax them over this afternoon.                     | Sending Records
            We are sending them now.                                     | Sending Records
            Okay.                                                        | Sending Records
            Actually the patient did not show up for the appointment.    | No Show
            It says here she was a no-show.                              | No Show
            I am sorry, we cannot release that.                          | Unable to connect
            You will have to call back tomorrow.                         | Unable to connect
            No.                                                          | Unable to connect
            """)
    void whatTheClinicAnswersIsWhatIsReported(String answer, String evaluation) {
        stage.call(Lookup.TOOL_FUNCTION, false).answers(answer).greets(GREETING);

        assertThat(stage.awaitMessage("end-of-call-report")
                        .at("/analysis/successEvaluation")
                        .asText())
                .isEqualTo(evaluation);
    }

    @Test
    void questionsAreAnsweredAndHoldsAreWaitedFor() {
        PhoneLine call = stage.call(Lookup.TOOL_FUNCTION, false)
                .answers("What is the date of birth?", "One moment please.", "", "Alright, we will fax it.")
                .greets(GREETING);

        JsonNode report = stage.awaitMessage("end-of-call-report");

        assertThat(call.heard())
                .contains("The date of birth is January two nineteen eighty.", "I will wait.", "are you still there?");
        assertThat(report.at("/analysis/successEvaluation").asText()).isEqualTo("Sending Records");
    }

    @Test
    void aClinicThatFallsSilentIsNotAConnection() {
        PhoneLine call = stage.call(Lookup.TOOL_FUNCTION, false).greets(GREETING);

        JsonNode report = stage.awaitMessage("end-of-call-report");

        assertThat(call.heard()).contains("are you still there?", "I could not hear an answer");
        assertThat(report.at("/analysis/successEvaluation").asText()).isEqualTo("Unable to connect");
    }

    @ParameterizedTest
    @EnumSource
    void theDataIsAskedForInEveryShape(Lookup lookup) {
        PhoneLine call = stage.call(lookup, false).answers("We will send them.").greets(GREETING);

        JsonNode report = stage.awaitMessage("end-of-call-report");

        assertThat(call.heard()).contains("Jane Doe");
        assertThat(report.at("/analysis/successEvaluation").asText()).isEqualTo("Sending Records");
        JsonNode question = stage.customer()
                .messages(
                        switch (lookup) {
                            case FUNCTION_CALL -> "function-call";
                            case ASSISTANT_REQUEST -> "assistant-request";
                            default -> "tool-calls";
                        })
                .getFirst();
        String place = switch (lookup) {
            case TOOL_FUNCTION -> "/toolCallList/0/function/arguments";
            case TOOL_PARAMETERS -> "/toolCallList/0/parameters/pending_call_id";
            case FUNCTION_CALL -> "/functionCall/parameters/pending_call_id";
            case ASSISTANT_REQUEST -> "/call/assistantOverrides/variableValues/pendingcallid";
        };
        assertThat(question.at(place).asText()).contains(CallStage.PENDING);
    }

    @Test
    void withoutDataItSaysSoAndCannotConnect() {
        stage.customer().knows("{}");
        PhoneLine call = stage.call(Lookup.TOOL_FUNCTION, false).greets(GREETING);

        JsonNode report = stage.awaitMessage("end-of-call-report");

        assertThat(call.heard()).contains("I do not have the details").doesNotContain("medical records");
        assertThat(report.at("/analysis/successEvaluation").asText()).isEqualTo("Unable to connect");
    }

    @Test
    void aRefusedAssistantRequestIsSpokenAndEndsTheCall() {
        stage.customer().knows("{\"error\":\"This call is not known to us.\"}");
        PhoneLine call = stage.call(Lookup.ASSISTANT_REQUEST, false);

        JsonNode report = stage.awaitMessage("end-of-call-report");

        assertThat(call.heard()).contains("This call is not known to us.");
        assertThat(report.path("endedReason").asText()).isEqualTo("assistant-request-returned-error");
    }

    @Test
    void aMutedAssistantNeitherAnswersNorSpeaks() throws Exception {
        PhoneLine call = stage.call(Lookup.TOOL_FUNCTION, false).answers("We will send them.");
        stage.awaitMessage("tool-calls");
        stage.control("{\"type\":\"control\",\"control\":\"mute-assistant\"}");
        await().until(() -> !stage.notes("vapi-control").isEmpty());
        call.greets(GREETING);
        await().until(() -> stage.customer().messages("conversation-update").size() == 1);
        stage.control("{\"type\":\"control\",\"control\":\"say-first-message\"}");
        await().until(() -> stage.notes("vapi-control").size() == 2);
        assertThat(stage.notes("vapi-speaks")).isEmpty();

        stage.control("{\"type\":\"control\",\"control\":\"unmute-assistant\"}");
        stage.control("{\"type\":\"control\",\"control\":\"say-first-message\"}");

        assertThat(stage.awaitMessage("end-of-call-report")
                        .at("/analysis/successEvaluation")
                        .asText())
                .isEqualTo("Sending Records");
    }

    @Test
    void speakingIntoTheHoldIsOnRecord() throws Exception {
        stage.call(Lookup.TOOL_FUNCTION, true);
        stage.awaitMessage("tool-calls");

        stage.control("{\"type\":\"control\",\"control\":\"say-first-message\"}");

        await().until(() -> !stage.notes("vapi-speaks").isEmpty());
        assertThat(stage.notes("vapi-speaks").getFirst().text("held")).isEqualTo("true");
    }

    @Test
    void controlsThatMakeNoSenseOrComeTooLateAreRefused() throws Exception {
        PhoneLine call = stage.call(Lookup.TOOL_FUNCTION, true);
        stage.awaitMessage("tool-calls");
        assertThat(stage.control("{\"type\":\"dance\"}").statusCode()).isEqualTo(400);
        assertThat(stage.control("{\"type\":\"control\",\"control\":\"sing\"}").statusCode())
                .isEqualTo(400);
        assertThat(stage.control("nonsense").statusCode()).isEqualTo(400);

        assertThat(stage.control("{\"type\":\"end-call\"}").statusCode()).isEqualTo(200);
        await().until(call::isOver);

        assertThat(stage.control("{\"type\":\"end-call\"}").statusCode()).isEqualTo(404);
        assertThat(stage.awaitMessage("end-of-call-report").path("endedReason").asText())
                .isEqualTo("assistant-ended-call");
    }

    @Test
    void aCallThatEndsOnHoldHasNothingToAnalyse() throws Exception {
        PhoneLine call = stage.call(Lookup.TOOL_FUNCTION, true);
        stage.awaitMessage("tool-calls");

        call.customerHangsUp();
        JsonNode report = stage.awaitMessage("end-of-call-report");

        assertThat(report.path("analysis").isEmpty()).isTrue();
        assertThat(report.path("endedReason").asText()).isEqualTo("customer-ended-call");
    }

    @Test
    void aLineThatStaysSilentIsLeft() {
        stage.call(CallStage.assistant(Lookup.TOOL_FUNCTION, Duration.ofSeconds(20), Duration.ofMinutes(5)), true);

        assertThat(stage.awaitMessage("end-of-call-report").path("endedReason").asText())
                .isEqualTo("silence-timed-out");
    }

    @Test
    void noCallIsLongerThanAllowed() {
        stage.call(CallStage.assistant(Lookup.TOOL_FUNCTION, Duration.ofMinutes(5), Duration.ofSeconds(15)), true);

        assertThat(stage.awaitMessage("end-of-call-report").path("endedReason").asText())
                .isEqualTo("exceeded-max-duration");
    }
}
