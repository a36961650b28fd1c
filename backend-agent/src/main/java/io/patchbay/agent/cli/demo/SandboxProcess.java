package io.patchbay.agent.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The sandbox as a program of its own. It ends with this process, since it watches the pipe between them.
final class SandboxProcess implements AutoCloseable {

    private final Process process;
    private final Addresses addresses;

    private SandboxProcess(Process process, Addresses addresses) {
        this.process = process;
        this.addresses = addresses;
    }

    /// Where the simulated providers are.
    record Addresses(URI twilio, URI vapi, URI deepgram, URI openAi, URI control) {}

    /// How it is started. `vapiServer` is where the assistant's messages go.
    record Start(String java, double speed, Instant epoch, Path journal, URI vapiServer, double callsPerSecond) {}

    static SandboxProcess start(Start start) throws IOException {
        Process process = new ProcessBuilder(command(start))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String first = lines.readLine();
        if (first == null) {
            throw new IOException("the sandbox did not start; its own message is above");
        }
        Thread.ofVirtual().name("sandbox-output").start(() -> drain(lines));
        JsonNode node = JsonMapper.builder().build().readTree(first);
        return new SandboxProcess(
                process,
                new Addresses(
                        address(node, "twilio"),
                        address(node, "vapi"),
                        address(node, "deepgram"),
                        address(node, "openai"),
                        address(node, "control")));
    }

    private static List<String> command(Start start) {
        List<String> command = new ArrayList<>(List.of(
                start.java(),
                "-XX:+UseCompactObjectHeaders",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "io.patchbay.sandbox.SandboxMain"));
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("--port", 0);
        options.put("--speed", start.speed());
        options.put("--epoch-millis", start.epoch().toEpochMilli());
        options.put("--journal", start.journal());
        options.put("--vapi-server-url", start.vapiServer());
        options.put("--cps", start.callsPerSecond());
        options.forEach((name, value) -> command.addAll(List.of(name, value.toString())));
        command.add("--end-with-stdin");
        return command;
    }

    Addresses addresses() {
        return addresses;
    }

    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException gone) {
            process.destroyForcibly();
        } catch (InterruptedException stop) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static URI address(JsonNode node, String name) {
        return URI.create(node.path(name).asText());
    }

    private static void drain(BufferedReader lines) {
        try {
            String line;
            do {
                // The sandbox prints its addresses once; anything later is not for us.
                line = lines.readLine();
            } while (line != null);
        } catch (IOException ended) {
            throw new UncheckedIOException(ended);
        }
    }
}
