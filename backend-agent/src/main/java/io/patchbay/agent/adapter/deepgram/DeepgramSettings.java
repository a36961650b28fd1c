package io.patchbay.agent.adapter.deepgram;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/// Where Deepgram is, our key, and how it shall listen. The text form hides the key.
///
/// @param endpointing the silence after which Deepgram calls an utterance ended
/// @param utteranceEnd the gap between words after which it says so even over noise; at least a second
/// @param keyterms words it shall expect; a few, since it refuses long lists
public record DeepgramSettings(
        URI apiBase,
        String apiKey,
        String model,
        Duration endpointing,
        Duration utteranceEnd,
        boolean voiceActivity,
        List<String> keyterms) {

    public static final URI DEEPGRAM = URI.create("wss://api.deepgram.com");

    public DeepgramSettings {
        if (apiBase.getHost() == null || !("wss".equals(apiBase.getScheme()) || "ws".equals(apiBase.getScheme()))) {
            throw new IllegalArgumentException("Deepgram settings: the API base must be a ws or wss URL");
        }
        if (apiKey.isBlank()) {
            throw new IllegalArgumentException("Deepgram settings: the API key is empty");
        }
        if (utteranceEnd.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("Deepgram settings: the utterance end must be a second or more");
        }
        keyterms = List.copyOf(keyterms);
    }

    /// What telephone calls want.
    public static DeepgramSettings forCalls(URI apiBase, String apiKey) {
        return new DeepgramSettings(
                apiBase, apiKey, "nova-3", Duration.ofMillis(300), Duration.ofSeconds(1), true, List.of());
    }

    /// Interim results are not a choice: utterance ends are reported only with them, and verdicts need them.
    URI listen() {
        var query = new StringBuilder("?model=" + encoded(model))
                .append("&encoding=mulaw&sample_rate=8000&channels=1&punctuate=true&interim_results=true")
                .append("&endpointing=" + endpointing.toMillis())
                .append("&utterance_end_ms=" + utteranceEnd.toMillis())
                .append("&vad_events=" + voiceActivity);
        keyterms.forEach(term -> query.append("&keyterm=").append(encoded(term)));
        return URI.create(apiBase + "/v1/listen" + query);
    }

    @Override
    public String toString() {
        return "DeepgramSettings[" + apiBase + ", " + model + ", key=****]";
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
