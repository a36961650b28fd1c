package io.patchbay.agent.adapter.deepgram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.patchbay.contract.phi.Transcript;
import java.util.OptionalDouble;

/// Deepgram's text frames.
final class DeepgramWire {

    static final String KEEP_ALIVE = "{\"type\":\"KeepAlive\"}";
    static final String CLOSE_STREAM = "{\"type\":\"CloseStream\"}";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private DeepgramWire() {}

    /// Whatever cannot be read is [DeepgramMessage.Other]: a message lost is no reason to lose the call.
    static DeepgramMessage read(String text) {
        try {
            var message = JSON.readTree(text);
            return switch (message.path("type").asText()) {
                case "Results" -> results(message);
                case "UtteranceEnd" ->
                    message.path("last_word_end").asDouble() < 0
                            ? new DeepgramMessage.Other()
                            : new DeepgramMessage.UtteranceEnd();
                default -> new DeepgramMessage.Other();
            };
        } catch (JsonProcessingException e) {
            return new DeepgramMessage.Other();
        }
    }

    private static DeepgramMessage results(JsonNode message) {
        var start = message.path("start");
        var duration = message.path("duration");
        if (!start.isNumber() || !duration.isNumber()) {
            return new DeepgramMessage.Other();
        }
        var best = message.path("channel").path("alternatives").path(0);
        var text = best.path("transcript").asText().strip();
        var end = start.asDouble() + duration.asDouble();
        var words = best.path("words");
        var wordEnd = words.path(words.size() - 1).path("end").asDouble(end);
        return new DeepgramMessage.Results(
                start.asDouble(),
                end,
                new Transcript(text),
                !text.isEmpty(),
                text.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Math.min(wordEnd, end)),
                best.path("confidence").asDouble(),
                message.path("is_final").asBoolean(),
                message.path("speech_final").asBoolean());
    }
}
