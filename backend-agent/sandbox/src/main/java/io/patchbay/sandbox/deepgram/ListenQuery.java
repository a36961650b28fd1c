package io.patchbay.sandbox.deepgram;

import java.util.Optional;
import org.eclipse.jetty.util.Fields;
import org.jspecify.annotations.Nullable;

/// What a client asked for in the query of `/v1/listen`.
///
/// @param decodable whether the audio announced is the one thing understood here: one channel of 8 kHz µ-law
/// @param endpointingMillis silence that ends an utterance; 0 when switched off
/// @param utteranceEndMillis gap after the last word that is reported; 0 when not asked for
record ListenQuery(
        String model,
        boolean decodable,
        boolean interimResults,
        int endpointingMillis,
        int utteranceEndMillis,
        boolean vadEvents,
        Formatting formatting) {

    private static final int DEFAULT_ENDPOINTING = 10;
    private static final int SHORTEST_UTTERANCE_END = 1_000;

    /// Reads the query, or says what Deepgram would refuse it for.
    static Parsed parse(Fields query) {
        Optional<String> refusal = refusal(query);
        if (refusal.isPresent()) {
            return new Parsed(null, refusal.get());
        }
        boolean decodable = "mulaw".equals(query.getValue("encoding"))
                && "8000".equals(query.getValue("sample_rate"))
                && "1".equals(value(query, "channels", "1"));
        String endpointing = value(query, "endpointing", "" + DEFAULT_ENDPOINTING);
        boolean smart = isTrue(query, "smart_format");
        return new Parsed(
                new ListenQuery(
                        value(query, "model", "base-general"),
                        decodable,
                        isTrue(query, "interim_results"),
                        "false".equals(endpointing) ? 0 : endpointingOf(endpointing),
                        Integer.parseInt(value(query, "utterance_end_ms", "0")),
                        isTrue(query, "vad_events"),
                        new Formatting(smart || isTrue(query, "punctuate"), smart || isTrue(query, "numerals"), smart)),
                "");
    }

    /// Either a query or a reason.
    record Parsed(@Nullable ListenQuery query, String refusal) {}

    private static Optional<String> refusal(Fields query) {
        String endpointing = value(query, "endpointing", "false");
        if (!"false".equals(endpointing) && !"true".equals(endpointing) && !isNumber(endpointing)) {
            return Optional.of("Invalid query parameter: endpointing");
        }
        String utteranceEnd = value(query, "utterance_end_ms", "");
        if (utteranceEnd.isEmpty()) {
            return Optional.empty();
        }
        if (!isNumber(utteranceEnd) || Integer.parseInt(utteranceEnd) < SHORTEST_UTTERANCE_END) {
            return Optional.of("Invalid query parameter: utterance_end_ms must be at least 1000");
        }
        return isTrue(query, "interim_results")
                ? Optional.empty()
                : Optional.of("Invalid query parameter: utterance_end_ms needs interim_results=true");
    }

    private static int endpointingOf(String value) {
        return "true".equals(value) ? DEFAULT_ENDPOINTING : Integer.parseInt(value);
    }

    private static boolean isNumber(String value) {
        return value.matches("[0-9]{1,6}");
    }

    private static boolean isTrue(Fields query, String name) {
        return "true".equals(query.getValue(name));
    }

    private static String value(Fields query, String name, String otherwise) {
        String value = query.getValue(name);
        return value == null ? otherwise : value;
    }
}
