package io.patchbay.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SandboxTest {

    private static final SandboxSettings.Credentials KEYS = SandboxSettings.Credentials.DOCUMENTED;
    private static final Instant NOON = Instant.parse("2026-03-08T12:00:00Z");

    private final HttpClient http = HttpClient.newHttpClient();
    private Sandbox sandbox;

    @BeforeEach
    void start() throws IOException {
        sandbox = started(0);
    }

    @AfterEach
    void stop() {
        sandbox.close();
        http.shutdownNow();
    }

    @Test
    void everyProviderIsAtItsAddressAndWantsItsKey() throws Exception {
        URI calls = URI.create(sandbox.twilio() + "/2010-04-01/Accounts/" + KEYS.accountSid() + "/Calls.json");

        assertThat(get(calls, "Basic " + basic()).statusCode()).isEqualTo(200);
        assertThat(get(calls, "Basic eA==").statusCode()).isEqualTo(401);
        assertThat(get(URI.create(sandbox.openAi() + "/models"), "Bearer " + KEYS.openAiKey())
                        .statusCode())
                .isEqualTo(200);
        assertThat(get(URI.create(sandbox.openAi() + "/models"), "Bearer x").statusCode())
                .isEqualTo(401);
        assertThat(get(URI.create(sandbox.vapi() + "/call"), "Bearer " + KEYS.vapiKey())
                        .statusCode())
                .isEqualTo(200);
        assertThat(get(URI.create(sandbox.vapi() + "/call"), "Bearer x").statusCode())
                .isEqualTo(401);
        WebSocket ears = http.newWebSocketBuilder()
                .header("Authorization", "Token " + KEYS.deepgramKey())
                .buildAsync(
                        URI.create(sandbox.deepgram() + "/v1/listen?encoding=mulaw&sample_rate=8000&model=nova-3"),
                        new WebSocket.Listener() {})
                .get(10, TimeUnit.SECONDS);
        ears.abort();
    }

    @Test
    void theControlPageListsClinicsAndFaultsAndWhatHappened() throws Exception {
        JsonNode clinics = control("/clinics");
        JsonNode faults = control("/faults");

        assertThat(clinics).hasSizeGreaterThanOrEqualTo(16);
        assertThat(clinics.get(0).at("/expects/classification").asText()).isNotEmpty();
        assertThat(faults.properties())
                .extracting(e -> e.getKey())
                .contains("rest.dropAfterCreate", "webhooks.double", "streams.cut", "hold.ignore");
        assertThat(setFaults("{\"rest.tooManyRequests\": 1}")).isEqualTo(200);
        assertThat(setFaults("{\"rest.tooManyRequets\": 1}")).isEqualTo(400);
        URI calls = URI.create(sandbox.twilio() + "/2010-04-01/Accounts/" + KEYS.accountSid() + "/Calls.json");
        assertThat(get(calls, "Basic " + basic()).statusCode()).isEqualTo(429);
        await().untilAsserted(() -> assertThat(control("/journal?kind=rest").findValuesAsText("status"))
                .contains("429"));
    }

    @Test
    void aCallToAShippedClinicIsPlayedToItsEnd() throws Exception {
        String number = control("/clinics").get(0).path("number").asText();
        String form = "To=" + number.replace("+", "%2B") + "&From="
                + KEYS.fromNumber().replace("+", "%2B") + "&Twiml="
                + java.net.URLEncoder.encode("<Response><Pause length=\"120\"/></Response>", StandardCharsets.UTF_8);
        URI calls = URI.create(sandbox.twilio() + "/2010-04-01/Accounts/" + KEYS.accountSid() + "/Calls.json");

        HttpResponse<String> created = http.send(
                HttpRequest.newBuilder(calls)
                        .header("Authorization", "Basic " + basic())
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(created.statusCode()).isEqualTo(201);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(control("/journal?kind=hung_up").findValuesAsText("by"))
                        .containsExactly("far_end"));
        assertThat(control("/journal?kind=hung_up_in_silence")).hasSize(1);
    }

    @Test
    void aTakenPortIsSaidInASentence() {
        assertThatThrownBy(() -> started(sandbox.twilio().getPort()).close())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("--port");
    }

    private static Sandbox started(int port) throws IOException {
        SandboxSettings usual = SandboxSettings.usual(URI.create("http://127.0.0.1:1/vapi/events"), 20, NOON);
        SandboxSettings settings = new SandboxSettings(
                port, usual.speed(), NOON, KEYS, usual.vapiServer(), Optional.empty(), Optional.empty(), 1);
        return Sandbox.start(settings, new Sandbox.Wall(NOON, System::nanoTime, new Random(3)));
    }

    private JsonNode control(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = get(URI.create(sandbox.control() + path), "");
        assertThat(answer.statusCode()).isEqualTo(200);
        return JsonMapper.builder().build().readTree(answer.body());
    }

    private int setFaults(String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(sandbox.control() + "/faults"))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    private HttpResponse<String> get(URI uri, String authorization) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(20));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String basic() {
        String pair = KEYS.accountSid() + ":" + KEYS.authToken();
        return Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }
}
