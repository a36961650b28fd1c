package io.patchbay.sandbox.vapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// The customer's server: keeps every message and answers as told.
final class CustomerServer implements AutoCloseable {

    static final JsonMapper JSON = JsonMapper.builder().build();

    record Received(JsonNode message, Headers headers, String body) {
        String type() {
            return message.path("type").asText();
        }
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final Map<String, Integer> failures = new ConcurrentHashMap<>();
    private volatile String data =
            "{\"employee_name\":\"Jane Doe\",\"employee_dob\":\"1980-01-02\",\"client_name\":\"Acme Works\"}";

    CustomerServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    /// What a question for data is answered with.
    void knows(String json) {
        data = json;
    }

    /// The next messages of a type get a 503.
    void fails(String type, int times) {
        failures.put(type, times);
    }

    List<Received> received() {
        return received;
    }

    List<JsonNode> messages(String type) {
        return received.stream()
                .filter(each -> each.type().equals(type))
                .map(Received::message)
                .toList();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        JsonNode message = JSON.readTree(body).path("message");
        String type = message.path("type").asText();
        Integer left = failures.computeIfPresent(type, (_, times) -> times - 1);
        boolean fail = left != null && left >= 0;
        received.add(new Received(message, exchange.getRequestHeaders(), body));
        byte[] reply = (fail ? "{}" : reply(type, message)).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(fail ? 503 : 200, reply.length);
        exchange.getResponseBody().write(reply);
        exchange.close();
    }

    private String reply(String type, JsonNode message) throws IOException {
        return switch (type) {
            case "tool-calls" -> {
                var reply = JSON.createObjectNode();
                reply.putArray("results")
                        .addObject()
                        .put("name", "getPendingCall")
                        .put("toolCallId", message.at("/toolCallList/0/id").asText())
                        .put("result", data);
                yield reply.toString();
            }
            case "function-call" -> JSON.createObjectNode().put("result", data).toString();
            case "assistant-request" ->
                data.contains("\"error\"")
                        ? data
                        : "{\"assistantId\":\"records\",\"assistantOverrides\":{\"variableValues\":" + data + "}}";
            default -> "{}";
        };
    }
}
