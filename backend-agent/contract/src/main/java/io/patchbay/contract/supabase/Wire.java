package io.patchbay.contract.supabase;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One exchange with the server: headers, time limit, answer or failure. Knows HTTP and JSON, nothing of queries.
final class Wire implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Pattern TOTAL = Pattern.compile("(?:\\d+-\\d+|\\*)/(\\d+)");
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127\\.\\d+\\.\\d+\\.\\d+|\\[?::1]?");

    private final ObjectMapper json = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
    private final URI server;
    private final Access access;
    private final Duration timeout;
    private final HttpClient client;

    Wire(URI server, Access access, Duration timeout) {
        this.server = checked(server);
        this.access = access;
        this.timeout = timeout;
        this.client = HttpClient.newBuilder()
                .version("https".equals(server.getScheme()) ? HttpClient.Version.HTTP_2 : HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(timeout.compareTo(CONNECT) < 0 ? timeout : CONNECT)
                .build();
    }

    /// What came back: a parsed body, or none, and the exact number of rows if it was asked for.
    record Answer(@Nullable JsonNode body, OptionalLong total) {

        List<JsonNode> rows() {
            if (body == null || !body.isArray()) {
                throw SupabaseFailure.unanswered(SupabaseFailure.UNREADABLE);
            }
            var rows = new ArrayList<JsonNode>(body.size());
            body.forEach(rows::add);
            return rows;
        }

        JsonNode one() {
            if (body == null || !body.isObject()) {
                throw SupabaseFailure.unanswered(SupabaseFailure.UNREADABLE);
            }
            return body;
        }
    }

    Answer read(String method, String path, List<Parameter> parameters, List<Parameter> headers) {
        var request = request(path, parameters).method(method, HttpRequest.BodyPublishers.noBody());
        request.setHeader("Accept", "application/json");
        headers.forEach(header -> request.setHeader(header.name(), header.value()));
        return exchange(request.build());
    }

    Answer write(String method, String path, List<Parameter> parameters, @Nullable Object body, String prefer) {
        var request = request(path, parameters).setHeader("Accept", "application/json");
        if (!prefer.isEmpty()) {
            request.setHeader("Prefer", prefer);
        }
        if (body == null) {
            request.method(method, HttpRequest.BodyPublishers.noBody());
        } else {
            request.setHeader("Content-Type", "application/json")
                    .method(method, HttpRequest.BodyPublishers.ofString(text(body)));
        }
        return exchange(request.build());
    }

    private HttpRequest.Builder request(String path, List<Parameter> parameters) {
        var query = parameters.isEmpty() ? "" : "?" + Parameter.query(parameters);
        var token = access.token().get();
        return HttpRequest.newBuilder(URI.create(server + "/rest/v1/" + path + query))
                .timeout(timeout)
                .header("apikey", access.apiKey().isEmpty() ? token : access.apiKey())
                .header("Authorization", "Bearer " + token);
    }

    private Answer exchange(HttpRequest request) {
        var pending = client.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray());
        try {
            // The client's own limit ends with the headers; this one covers the body too.
            return answer(pending.get(timeout.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException late) {
            pending.cancel(true);
            throw SupabaseFailure.unanswered(SupabaseFailure.TIMED_OUT);
        } catch (InterruptedException stop) {
            pending.cancel(true);
            Thread.currentThread().interrupt();
            throw SupabaseFailure.unanswered(SupabaseFailure.INTERRUPTED);
        } catch (ExecutionException failed) {
            // The cause may quote the address; its kind is all that is kept.
            throw SupabaseFailure.unanswered(
                    failed.getCause() instanceof HttpTimeoutException
                            ? SupabaseFailure.TIMED_OUT
                            : SupabaseFailure.UNREACHABLE);
        }
    }

    private Answer answer(HttpResponse<byte[]> response) {
        var body = parsed(response.body());
        if (response.statusCode() >= 300) {
            throw failure(response.statusCode(), body);
        }
        if (body == null && response.body().length > 0) {
            throw SupabaseFailure.unanswered(SupabaseFailure.UNREADABLE);
        }
        var range = response.headers().firstValue("Content-Range").orElse("");
        var total = TOTAL.matcher(range);
        return new Answer(
                body, total.matches() ? OptionalLong.of(Long.parseLong(total.group(1))) : OptionalLong.empty());
    }

    private static SupabaseFailure failure(int status, @Nullable JsonNode body) {
        if (body == null || !body.isObject()) {
            return new SupabaseFailure("http_" + status, status, null, null);
        }
        var code = body.path("code").asText("");
        return new SupabaseFailure(
                code.isEmpty() ? "http_" + status : code, status, word(body, "message"), word(body, "hint"));
    }

    private static @Nullable String word(JsonNode body, String field) {
        var value = body.path(field);
        return value.isTextual() ? value.textValue() : null;
    }

    private @Nullable JsonNode parsed(byte[] body) {
        if (body.length == 0) {
            return null;
        }
        try {
            return json.readTree(body);
        } catch (IOException notJson) {
            return null;
        }
    }

    private String text(Object body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalArgumentException("body: cannot be written as JSON");
        }
    }

    static URI checked(URI server) {
        var scheme = server.getScheme();
        var host = server.getHost();
        var loopback = host != null && LOOPBACK.matcher(host).matches();
        var secure = "https".equals(scheme) || ("http".equals(scheme) && loopback);
        if (host == null || !secure) {
            throw new IllegalArgumentException("server: must be https://HOST, or http:// on this machine");
        }
        return URI.create(server.toString().replaceAll("/+$", ""));
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
