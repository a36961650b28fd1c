package io.patchbay.agent.media;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.patchbay.contract.id.CallSessionId;
import io.patchbay.contract.id.CallSid;
import java.io.IOException;
import java.util.Optional;

/// Reads any message of the protocol the slow and careful way: the few that are not plain audio, and whatever
/// [MediaScanner] would not take. What is not understood is empty.
final class ControlMessages {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private ControlMessages() {}

    sealed interface Message {}

    record Connected() implements Message {}

    /// A stream presents itself; `plain` is whether it speaks 8 kHz µ-law on one channel.
    record Start(CallSessionId session, CallSid call, String streamSid, String token, long sequence, boolean plain)
            implements Message {}

    /// Audio in an unusual writing.
    record Media(long sequence, long timestamp, boolean inbound, String streamSid, String base64) implements Message {}

    record Stop() implements Message {}

    /// A key, a mark, or something newer than this code: it only takes its place in the order.
    record Passing(long sequence) implements Message {}

    static Optional<Message> read(byte[] bytes, int offset, int length) {
        try {
            var tree = JSON.readTree(bytes, offset, length);
            return tree.isObject() ? understand(tree) : Optional.empty();
        } catch (JacksonException notJson) {
            return Optional.empty();
        } catch (IOException | IllegalArgumentException unusable) {
            return Optional.empty();
        }
    }

    private static Optional<Message> understand(JsonNode tree) {
        if (!tree.path("event").isTextual()) {
            return Optional.empty();
        }
        return switch (tree.path("event").asText()) {
            case "connected" -> Optional.of(new Connected());
            case "start" -> start(tree);
            case "media" -> media(tree);
            case "stop" -> Optional.of(new Stop());
            default -> Optional.of(new Passing(tree.path("sequenceNumber").asLong(-1)));
        };
    }

    private static Optional<Message> start(JsonNode tree) {
        var start = tree.path("start");
        var own = start.path("customParameters");
        var format = start.path("mediaFormat");
        var streamSid = start.path("streamSid").asText(tree.path("streamSid").asText(""));
        if (streamSid.isBlank()
                || !own.path("session").isTextual()
                || !own.path("token").isTextual()) {
            return Optional.empty();
        }
        return Optional.of(new Start(
                CallSessionId.parse(own.path("session").asText()),
                new CallSid(start.path("callSid").asText("")),
                streamSid,
                own.path("token").asText(),
                tree.path("sequenceNumber").asLong(-1),
                format.path("encoding").asText().equals("audio/x-mulaw")
                        && format.path("sampleRate").asInt() == 8000
                        && format.path("channels").asInt() == 1));
    }

    private static Optional<Message> media(JsonNode tree) {
        var media = tree.path("media");
        long sequence = tree.path("sequenceNumber").asLong(-1);
        long timestamp = media.path("timestamp").asLong(-1);
        if (sequence < 0 || timestamp < 0 || !media.path("payload").isTextual()) {
            return Optional.empty();
        }
        return Optional.of(new Media(
                sequence,
                timestamp,
                media.path("track").asText("inbound").equals("inbound"),
                tree.path("streamSid").asText(""),
                media.path("payload").asText()));
    }
}
