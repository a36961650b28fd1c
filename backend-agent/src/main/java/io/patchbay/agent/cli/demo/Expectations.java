package io.patchbay.agent.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// What the clinics' scripts say calling them should come to, and what the sandbox saw, asked of the sandbox itself.
final class Expectations {

    private static final Duration WITHIN = Duration.ofSeconds(10);

    private final URI control;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(WITHIN).build();
    private final JsonMapper json = JsonMapper.builder().build();

    Expectations(URI control) {
        this.control = control;
    }

    /// One clinic's word.
    record Expected(String clinic, String classification, String ends, String evaluation, boolean retries) {}

    /// Every clinic's word, by its number.
    Map<String, Expected> byNumber() throws IOException, InterruptedException {
        Map<String, Expected> all = new HashMap<>();
        for (JsonNode clinic : get("/clinics")) {
            JsonNode expects = clinic.path("expects");
            all.put(
                    clinic.path("number").asText(),
                    new Expected(
                            clinic.path("name").asText(),
                            expects.path("classification").asText(),
                            expects.path("ends").asText(),
                            expects.path("evaluation").asText(),
                            expects.path("retries").asBoolean()));
        }
        return all;
    }

    /// How often each session had its clinic dialled, by the sandbox's own journal.
    Map<String, Integer> dialsBySession() throws IOException, InterruptedException {
        Map<String, Integer> dials = new HashMap<>();
        for (JsonNode entry : get("/journal?kind=dial")) {
            if (!entry.path("to").asText("").startsWith("sip:")) {
                String session = entry.path("session").asText("");
                dials.merge(session, 1, Integer::sum);
            }
        }
        return dials;
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create(control + path))
                        .timeout(WITHIN)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        return json.readTree(answer.body());
    }
}
