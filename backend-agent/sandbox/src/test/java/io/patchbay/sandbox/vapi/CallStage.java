package io.patchbay.sandbox.vapi;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.patchbay.sandbox.journal.JournalEntry;
import io.patchbay.sandbox.line.Party;
import io.patchbay.sandbox.testkit.PartServer;
import io.patchbay.sandbox.vapi.VapiAssistant.Lookup;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One assistant's call: VAPI on a real server at a hundred times real time, the customer's server, and the line.
final class CallStage implements AutoCloseable {

    static final String PENDING = "3b0c7a1e-1d52-4d3c-9a44-6f2f3a0c9b11";
    static final String KEY = "vapi-key";

    private final CustomerServer customer = new CustomerServer();
    private final HttpClient http = HttpClient.newHttpClient();
    private WebhookSeal seal = new WebhookSeal.Secret("X-Vapi-Secret", "shared");
    private @Nullable PartServer<VapiPart> server;
    private @Nullable PhoneLine line;

    CustomerServer customer() {
        return customer;
    }

    PartServer<VapiPart> server() {
        return Objects.requireNonNull(server);
    }

    void sealsWith(WebhookSeal other) {
        seal = other;
    }

    static VapiAssistant assistant(Lookup lookup, Duration silence, Duration longest) {
        return new VapiAssistant(
                "records", "records-bot", VapiAssistant.USUAL_REQUEST, lookup, false, silence, longest);
    }

    PhoneLine call(Lookup lookup, boolean held) {
        return call(VapiAssistant.waiting("records", "records-bot", lookup), held);
    }

    PhoneLine call(VapiAssistant assistant, boolean held) {
        start(assistant);
        return connect(Map.of("x-pendingcallid", PENDING), held);
    }

    void start(VapiAssistant assistant) {
        VapiSettings settings = new VapiSettings(
                KEY, "sip.vapi.ai", customer.at("/events"), customer.at("/tools"), seal, List.of(assistant));
        server = new PartServer<>(100, context -> new VapiPart(context, settings, _ -> line != null && line.isHeld()));
    }

    PhoneLine connect(Map<String, String> headers, boolean held) {
        Party party =
                server().part().find("Records-Bot", "sip.vapi.ai", headers).orElseThrow();
        PhoneLine connected = new PhoneLine(server().time(), party, headers, held);
        line = connected;
        return connected;
    }

    JsonNode awaitMessage(String type) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> !customer.messages(type).isEmpty());
        return customer.messages(type).getFirst();
    }

    List<JournalEntry> notes(String kind) {
        return server().journal().entries(kind, 0);
    }

    HttpResponse<String> control(String body) throws IOException, InterruptedException {
        JsonNode first = customer.received().getFirst().message();
        URI url = URI.create(first.at("/call/monitor/controlUrl").asText());
        return http.send(
                HttpRequest.newBuilder(url).POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    HttpResponse<String> api(String path, String key, @Nullable String body) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(server().at("/vapi" + path)).header("Authorization", "Bearer " + key);
        if (body != null) {
            request.POST(BodyPublishers.ofString(body));
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    JsonNode shown(String id) throws IOException, InterruptedException {
        return CustomerServer.JSON.readTree(api("/call/" + id, KEY, null).body());
    }

    HttpClient http() {
        return http;
    }

    @Override
    public void close() {
        if (line != null) {
            line.close();
        }
        if (server != null) {
            server.close();
        }
        http.close();
        customer.close();
    }
}
