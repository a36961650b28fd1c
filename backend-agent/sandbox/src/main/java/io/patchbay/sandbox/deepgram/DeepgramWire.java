package io.patchbay.sandbox.deepgram;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;

/// Deepgram's messages to the client of one socket.
final class DeepgramWire {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final double RATE = 8_000;

    private final String requestId;
    private final String modelId;
    private final String model;
    private final Formatting formatting;

    DeepgramWire(String requestId, String modelId, ListenQuery query) {
        this.requestId = requestId;
        this.modelId = modelId;
        this.model = query.model();
        this.formatting = query.formatting();
    }

    String requestId() {
        return requestId;
    }

    /// Where in the stream a result lies, in samples, and what it claims to be.
    record Span(long from, long to, boolean isFinal, boolean speechFinal, boolean fromFinalize) {}

    ObjectNode results(Span span, List<HeardWord> heard) {
        List<HeardWord> printed = formatting.of(heard);
        ObjectNode message = JSON.createObjectNode().put("type", "Results");
        message.putArray("channel_index").add(0).add(1);
        message.put("duration", seconds(span.to() - span.from()));
        message.put("start", seconds(span.from()));
        message.put("is_final", span.isFinal());
        message.put("speech_final", span.speechFinal());
        ObjectNode alternative =
                message.putObject("channel").putArray("alternatives").addObject();
        alternative.put("transcript", formatting.transcript(printed));
        alternative.put(
                "confidence",
                printed.stream().mapToDouble(HeardWord::confidence).average().orElse(0));
        ArrayNode words = alternative.putArray("words");
        printed.forEach(word -> add(words, word));
        ObjectNode metadata = message.putObject("metadata").put("request_id", requestId);
        metadata.putObject("model_info")
                .put("name", "general-" + model)
                .put("version", "2025-07-31.0")
                .put("arch", model);
        metadata.put("model_uuid", modelId);
        return message.put("from_finalize", span.fromFinalize());
    }

    ObjectNode speechStarted(long at) {
        ObjectNode message = JSON.createObjectNode().put("type", "SpeechStarted");
        message.putArray("channel").add(0).add(1);
        return message.put("timestamp", seconds(at));
    }

    ObjectNode utteranceEnd(long lastWordEnd) {
        ObjectNode message = JSON.createObjectNode().put("type", "UtteranceEnd");
        message.putArray("channel").add(0).add(1);
        return message.put("last_word_end", seconds(lastWordEnd));
    }

    ObjectNode metadata(long samples, String sha256, Instant created) {
        ObjectNode message = JSON.createObjectNode().put("type", "Metadata");
        message.put("transaction_key", "deprecated")
                .put("request_id", requestId)
                .put("sha256", sha256);
        message.put("created", created.toString());
        message.put("duration", seconds(samples)).put("channels", 1);
        message.putArray("models").add(modelId);
        return message;
    }

    private void add(ArrayNode words, HeardWord word) {
        ObjectNode node = words.addObject();
        node.put("word", word.word()).put("start", seconds(word.from())).put("end", seconds(word.to()));
        node.put("confidence", word.confidence());
        if (formatting.punctuation()) {
            node.put("punctuated_word", word.punctuated());
        }
    }

    private static BigDecimal seconds(long samples) {
        return BigDecimal.valueOf(samples / RATE)
                .setScale(4, RoundingMode.HALF_UP)
                .stripTrailingZeros();
    }
}
