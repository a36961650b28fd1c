package io.patchbay.agent.scenario;

import io.patchbay.agent.cli.Patchbay;
import io.patchbay.agent.database.DatabaseAddress;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The agent as an operator runs it: a program of its own, which can be killed.
final class ChildAgent implements AutoCloseable {

    private final Process process;

    private ChildAgent(Process process) {
        this.process = process;
    }

    /// Starts it on the exchange's database and waits until it says that it listens. Its log goes to a file there.
    static ChildAgent start(TestExchange exchange, Path folder) throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Patchbay.class.getName(),
                "agent",
                "--data",
                folder.toString());
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(log(folder)));
        Map<String, String> words = builder.environment();
        words.putAll(exchange.environment());
        words.put("DATABASE_URL", url(exchange.database().address()));
        Process process = builder.start();
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        if (output.readLine() == null) {
            throw new IllegalStateException("the agent did not start; see " + log(folder));
        }
        return new ChildAgent(process);
    }

    private static File log(Path folder) {
        return folder.resolve("agent.log").toFile();
    }

    /// kill -9: no instruction of it runs any more.
    void kill() throws InterruptedException {
        process.destroyForcibly();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the agent cannot be killed");
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private static String url(DatabaseAddress address) {
        return address.jdbcUrl()
                .replaceFirst("^jdbc:postgresql://", "postgres://" + address.user() + ":" + address.password() + "@");
    }
}
