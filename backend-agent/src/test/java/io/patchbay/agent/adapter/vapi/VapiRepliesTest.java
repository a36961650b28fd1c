package io.patchbay.agent.adapter.vapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.patchbay.agent.adapter.vapi.VapiMessage.ToolCall;
import io.patchbay.agent.adapter.vapi.VapiReplies.ToolAnswer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VapiRepliesTest {

    private static final ToolCall TOOL = new ToolCall("toolu_1", "getPendingCall", Map.of());

    @Test
    void aToolResultIsAStringOnOneLineUnderItsCallsId() throws Exception {
        var answer = new ToolAnswer.Result(TOOL, Map.of("employee_name", "Ann\nLee \"A\""));
        var reply = new ObjectMapper().readTree(VapiReplies.toolResults(List.of(answer)));
        var result = reply.path("results").path(0);
        assertThat(result.path("toolCallId").asText()).isEqualTo("toolu_1");
        assertThat(result.path("name").asText()).isEqualTo("getPendingCall");
        assertThat(result.path("result").isTextual()).isTrue();
        assertThat(result.path("result").asText()).doesNotContain("\n", "\r");
        assertThat(new ObjectMapper()
                        .readTree(result.path("result").asText())
                        .path("employee_name")
                        .asText())
                .isEqualTo("Ann\nLee \"A\"");
        assertThat(answer.toString()).doesNotContain("Ann");
    }

    @Test
    void aRefusedToolCallIsAnError() {
        assertThat(text(VapiReplies.toolResults(List.of(new ToolAnswer.Refusal(TOOL, "no such\r\ncall")))))
                .isEqualTo(
                        "{\"results\":[{\"name\":\"getPendingCall\",\"toolCallId\":\"toolu_1\",\"error\":\"no such call\"}]}");
    }

    @Test
    void theOlderFormHasItsOwnReply() {
        assertThat(text(VapiReplies.functionResult(new ToolAnswer.Result(TOOL, Map.of("a", 1)))))
                .isEqualTo("{\"result\":\"{\\\"a\\\":1}\"}");
    }

    @Test
    void anAssistantRequestIsAnsweredWithAnAssistantAndItsValues() {
        assertThat(text(VapiReplies.assistant("as-1", Map.of("clinic", "Elm"))))
                .isEqualTo(
                        "{\"assistantId\":\"as-1\",\"assistantOverrides\":{\"variableValues\":{\"clinic\":\"Elm\"}}}");
        assertThat(text(VapiReplies.noAssistant("Goodbye."))).isEqualTo("{\"error\":\"Goodbye.\"}");
    }

    private static String text(byte[] reply) {
        return new String(reply, StandardCharsets.UTF_8);
    }
}
