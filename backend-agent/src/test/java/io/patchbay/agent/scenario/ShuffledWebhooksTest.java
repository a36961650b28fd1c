package io.patchbay.agent.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Every callback twice, in any order within 400 ms, over all the clinics the sandbox has.
final class ShuffledWebhooksTest {

    @RegisterExtension
    static final TestExchange EXCHANGE = TestExchange.fast().noFasterThan(6).with("PATCHBAY_CONCURRENT_CALLS", "8");

    @Test
    void callsComeToWhatTheClinicsScriptsSay() throws IOException, InterruptedException {
        EXCHANGE.faults().set("webhooks.double", 1);
        EXCHANGE.faults().set("webhooks.shuffleMillis", 400);
        Map<String, QueuedCall> calls = new LinkedHashMap<>();
        JsonNode clinics = clinics();
        clinics.forEach(clinic -> calls.put(
                clinic.path("name").asText(),
                EXCHANGE.queue(clinic.path("number").asText())));
        assertThat(calls).hasSizeGreaterThanOrEqualTo(20);
        for (JsonNode clinic : clinics) {
            QueuedCall call = calls.get(clinic.path("name").asText());
            JsonNode expects = clinic.path("expects");
            if (expects.path("retries").asBoolean()) {
                java.util.Objects.requireNonNull(call).attempted(1).reaches("retry_pending");
            } else {
                java.util.Objects.requireNonNull(call).ends();
                assertThat(call.state())
                        .as(call.story())
                        .isEqualTo(expects.path("ends").asText());
                assertThat(call.row().text("success_evaluation"))
                        .as(call.story())
                        .isEqualTo(expects.path("evaluation").asText());
            }
        }
        EXCHANGE.nothingIsWrong();
    }

    private static JsonNode clinics() throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create(EXCHANGE.sandbox().control() + "/clinics"))
                    .build();
            return JsonMapper.builder()
                    .build()
                    .readTree(http.send(request, HttpResponse.BodyHandlers.ofString())
                            .body());
        }
    }
}
