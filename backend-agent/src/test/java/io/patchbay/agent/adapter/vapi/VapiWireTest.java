package io.patchbay.agent.adapter.vapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.patchbay.agent.adapter.vapi.VapiMessage.Role;
import io.patchbay.agent.adapter.vapi.VapiMessage.Status;
import io.patchbay.contract.id.PendingCallId;
import io.patchbay.contract.phi.Purpose;
import io.patchbay.contract.phi.Transcript;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VapiWireTest {

    private static final PendingCallId PENDING = PendingCallId.parse("3b0c0000-0000-4000-8000-000000000009");

    @ParameterizedTest
    @ValueSource(strings = {"""
                "toolCallList":[{"id":"toolu_1","type":"function","function":{"name":"getPendingCall",
                 "arguments":"{\\"pending_call_id\\":\\"3b0c0000-0000-4000-8000-000000000009\\"}"}}]""", """
                "toolCallList":[{"id":"toolu_1","type":"function","function":{"name":"getPendingCall",
                 "arguments":{"pendingCallId":"3b0c0000-0000-4000-8000-000000000009"}}}]""", """
                "toolCallList":[{"id":"toolu_1","name":"getPendingCall",
                 "parameters":{"pendingcallid":"3b0c0000-0000-4000-8000-000000000009"}}]""", """
                "toolCallList":[{"id":"toolu_1","name":"getPendingCall",
                 "arguments":{"X-pendingcallid":"3b0c0000-0000-4000-8000-000000000009"}}]""", """
                "toolWithToolCallList":[{"type":"function","name":"getPendingCall","server":{},"toolCall":
                 {"id":"toolu_1","parameters":{"pending_call_id":"3b0c0000-0000-4000-8000-000000000009"}}}]"""})
    void aToolCallIsReadInEveryShape(String shape) {
        var message = (VapiMessage.ToolCalls)
                read("{\"message\":{\"type\":\"tool-calls\",\"call\":{\"id\":\"c1\"}," + shape + "}}");
        assertThat(message.call().id()).contains("c1");
        var tool = message.tools().getFirst();
        assertThat(message.tools()).hasSize(1);
        assertThat(tool.id()).isEqualTo("toolu_1");
        assertThat(tool.name()).isEqualTo("getPendingCall");
        assertThat(tool.pendingCall()).contains(PENDING);
        assertThat(tool.toString()).doesNotContain("3b0c");
    }

    @Test
    void argumentsThatAreNoObjectAreNone() {
        var message = (VapiMessage.ToolCalls) read("""
                {"message":{"type":"tool-calls","toolCallList":[
                 {"id":"1","function":{"name":"a","arguments":"{broken"}},
                 {"id":"2","function":{"name":"b","arguments":"[1]"}},
                 {"id":"3","function":{"name":"c","arguments":{"pending_call_id":"not an id"}}}]}}""");
        assertThat(message.tools()).hasSize(3);
        assertThat(message.tools().get(0).arguments()).isEmpty();
        assertThat(message.tools().get(1).arguments()).isEmpty();
        assertThat(message.tools().get(2).pendingCall()).isEmpty();
    }

    @Test
    void theOlderFunctionCallIsRead() {
        var message = (VapiMessage.FunctionCall) read("""
                {"message":{"type":"function-call","functionCall":{"name":"getPendingCall",
                 "parameters":{"pending_call_id":"3b0c0000-0000-4000-8000-000000000009"}}}}""");
        assertThat(message.function().name()).isEqualTo("getPendingCall");
        assertThat(message.function().pendingCall()).contains(PENDING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"call\":{\"assistantOverrides\":{\"variableValues\":{\"pendingcallid\":\"ID\"}}}",
                "\"call\":{},\"artifact\":{\"variableValues\":{\"PendingCallId\":\"ID\"}}",
                "\"call\":{\"transport\":{\"sip\":{\"headers\":{\"x-pendingcallid\":\"ID\"}}}}",
                "\"call\":{\"phoneCallProviderDetails\":{\"headers\":[{\"X-pendingcallid\":\" ID \"}]}}"
            })
    void thePendingCallIsFoundWhereverTheHeaderLands(String place) {
        var message =
                read("{\"message\":{\"type\":\"assistant-request\"," + place.replace("ID", PENDING.toString()) + "}}");
        assertThat(message).isInstanceOf(VapiMessage.AssistantRequest.class);
        assertThat(message.call().pendingCall()).contains(PENDING);
    }

    @Test
    void aCallWithoutThePendingCallHasNone() {
        assertThat(read("{\"message\":{\"type\":\"assistant-request\",\"call\":{\"id\":\"c1\"}}}")
                        .call()
                        .pendingCall())
                .isEmpty();
    }

    @Test
    void theControlUrlLosesItsBrackets() {
        var call = read("""
                {"message":{"type":"hang","call":{"id":"c1","phoneCallProviderId":"CA7",
                 "monitor":{"controlUrl":"<https://a.vapi.ai/c1/control>"}}}}""").call();
        assertThat(call.controlUrl()).contains(URI.create("https://a.vapi.ai/c1/control"));
        assertThat(call.providerCallId()).contains("CA7");
    }

    @ParameterizedTest
    @CsvSource({
        "scheduled,SCHEDULED",
        "queued,QUEUED",
        "ringing,RINGING",
        "in-progress,IN_PROGRESS",
        "forwarding,FORWARDING",
        "ended,ENDED",
        "not-found,NOT_FOUND",
        "deletion-failed,DELETION_FAILED",
        "dreaming,UNKNOWN"
    })
    void everyStatusIsRead(String word, Status status) {
        var message = (VapiMessage.StatusUpdate) read("{\"message\":{\"type\":\"status-update\",\"status\":\"" + word
                + "\",\"endedReason\":\"customer-ended-call\"}}");
        assertThat(message.status()).isEqualTo(status);
        assertThat(message.endedReason()).isEqualTo("customer-ended-call");
    }

    @Test
    void anEndedReasonThatIsProseIsNotPassedOn() {
        var message = (VapiMessage.StatusUpdate)
                read("{\"message\":{\"type\":\"status-update\",\"endedReason\":\"said goodbye to Jane Canary\"}}");
        assertThat(message.endedReason()).isEqualTo("unreadable");
    }

    @Test
    void speechTellsWhoBeganOrStopped() {
        assertThat(
                        read(
                                "{\"message\":{\"type\":\"speech-update\",\"status\":\"started\",\"role\":\"assistant\",\"turn\":0}}"))
                .isInstanceOfSatisfying(VapiMessage.SpeechUpdate.class, speech -> {
                    assertThat(speech.role()).isEqualTo(Role.ASSISTANT);
                    assertThat(speech.started()).isTrue();
                });
        assertThat(read("{\"message\":{\"type\":\"speech-update\",\"status\":\"stopped\",\"role\":\"user\"}}"))
                .isInstanceOfSatisfying(VapiMessage.SpeechUpdate.class, speech -> {
                    assertThat(speech.role()).isEqualTo(Role.USER);
                    assertThat(speech.started()).isFalse();
                });
    }

    @ParameterizedTest
    @CsvSource({
        "transcript,final,true",
        "transcript,partial,false",
        "'transcript[transcriptType=\\\"final\\\"]',final,true"
    })
    void aTranscriptIsReadUnderEitherName(String type, String kind, boolean isFinal) {
        var message = (VapiMessage.TranscriptHeard) read("{\"message\":{\"type\":\"" + type
                + "\",\"role\":\"bot\",\"transcriptType\":\"" + kind + "\",\"transcript\":\"Hello.\"}}");
        assertThat(message.isFinal()).isEqualTo(isFinal);
        assertThat(message.role()).isEqualTo(Role.ASSISTANT);
        assertThat(message.text().reveal(Purpose.STORE)).isEqualTo("Hello.");
    }

    @Test
    void aReportIsReadWhole() {
        var report = ((VapiMessage.EndOfCallReport) read("""
                {"message":{"type":"end-of-call-report","timestamp":1722860400000,"endedReason":"customer-ended-call",
                 "startedAt":"2025-08-11T15:00:00.000Z","endedAt":"2025-08-11T15:05:00.250Z","cost":0.21,
                 "analysis":{"summary":"Spoke with Jane Canary","successEvaluation":" Sending Records ",
                   "structuredData":{"outcome":"sent","pages":3}},
                 "artifact":{"transcript":"AI: hello","structuredOutputs":{"o1":{"name":"fax","result":"yes"},
                   "o2":{"name":"outcome","result":"other"},"o3":{"name":"none","result":null}}},
                 "call":{"id":"c1","type":"inboundPhoneCall"}}}""")).report();
        assertThat(report.assistantCallId()).isEqualTo("c1");
        assertThat(report.evaluation()).contains("Sending Records");
        assertThat(report.summary()).contains(new Transcript("Spoke with Jane Canary"));
        assertThat(report.transcript()).contains(new Transcript("AI: hello"));
        assertThat(report.structured()).isEqualTo(Map.of("outcome", "sent", "pages", 3, "fax", "yes"));
        assertThat(report.endedReason()).isEqualTo("customer-ended-call");
        assertThat(report.talkMillis()).isEqualTo(OptionalLong.of(300_250));
        assertThat(report.toString()).doesNotContain("Jane Canary");
    }

    @Test
    void aReportWithoutAnalysisIsStillAReport() {
        var report = ((VapiMessage.EndOfCallReport) read("""
                {"message":{"type":"end-of-call-report","endedReason":"silence-timed-out","analysis":{},"artifact":{},
                 "call":{"id":"c1"},"startedAt":"yesterday","endedAt":"2025-08-11T15:05:00Z"}}""")).report();
        assertThat(report.evaluation()).isEmpty();
        assertThat(report.summary()).isEmpty();
        assertThat(report.structured()).isEmpty();
        assertThat(report.talkMillis()).isEmpty();
    }

    @Test
    void anEvaluationOfAnotherKindIsReadAsText() {
        var report = ((VapiMessage.EndOfCallReport) read("""
                {"message":{"type":"end-of-call-report","analysis":{"successEvaluation":true,"structuredData":null}}}""")).report();
        assertThat(report.evaluation()).contains("true");
    }

    @Test
    void messagesWeHaveNoUseForAreUnknown() {
        assertThat(read("{\"message\":{\"type\":\"model-output\",\"output\":\"x\"}}"))
                .isInstanceOfSatisfying(
                        VapiMessage.Unknown.class,
                        unknown -> assertThat(unknown.type()).isEqualTo("model-output"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "{\"message\":{}}", "{\"message\":{\"type\":7}}", "\"text\""})
    void whatIsNoMessageIsNone(String body) {
        assertThat(VapiWire.read(body.getBytes(StandardCharsets.UTF_8))).isEmpty();
    }

    @Test
    void aBodyNestedBeyondMeasureIsNone() {
        assertThat(VapiWire.read("{\"message\":".repeat(5000).getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
    }

    private static VapiMessage read(String json) {
        return VapiWire.read(json.getBytes(StandardCharsets.UTF_8)).orElseThrow();
    }
}
