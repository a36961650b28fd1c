package io.patchbay.sandbox;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// The sandbox as a program. Prints its addresses as one line of JSON, then runs until it is told to stop.
@Command(
        name = "sandbox",
        mixinStandardHelpOptions = true,
        description = "Simulated Twilio, VAPI, Deepgram and OpenAI on loopback, and the clinics that answer.")
public final class SandboxMain implements Callable<Integer> {

    @Option(names = "--port", defaultValue = "0", description = "Port on 127.0.0.1; 0 takes any free one.")
    private int port;

    @Option(names = "--speed", defaultValue = "1", description = "How many times faster than the wall.")
    private double speed = 1;

    @Option(names = "--epoch-millis", description = "Wall instant from which the faster clock runs (default: now).")
    private Optional<Long> epochMillis = Optional.empty();

    @Option(names = "--journal", description = "Folder for the record of what happened (default: memory).")
    private Optional<Path> journal = Optional.empty();

    @Option(names = "--clinics", description = "Folder of further clinic files.")
    private Optional<Path> clinics = Optional.empty();

    @Option(
            names = "--vapi-server-url",
            defaultValue = "http://127.0.0.1:8642/vapi/events",
            description = "Where the simulated VAPI sends its messages (default: ${DEFAULT-VALUE}).")
    private URI vapiServer = URI.create("http://127.0.0.1:8642/vapi/events");

    @Option(names = "--cps", defaultValue = "1", description = "Calls per second the carrier places; more are queued.")
    private double callsPerSecond = 1;

    @Option(names = "--end-with-stdin", description = "End when standard input is closed.")
    private boolean endWithStdin;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /// Runs the program in this process; the exit status.
    public static int run(String... arguments) {
        return new CommandLine(new SandboxMain()).execute(arguments);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Instant now = Instant.now();
        SandboxSettings settings = new SandboxSettings(
                port,
                speed,
                epochMillis.map(Instant::ofEpochMilli).orElse(now),
                SandboxSettings.Credentials.DOCUMENTED,
                vapiServer,
                journal,
                clinics,
                callsPerSecond);
        try (Sandbox sandbox = Sandbox.start(settings, new Sandbox.Wall(now, System::nanoTime, new SecureRandom()))) {
            spec.commandLine().getOut().println(addresses(sandbox));
            spec.commandLine().getOut().flush();
            waitForTheEnd();
        }
        return 0;
    }

    private static String addresses(Sandbox sandbox) throws IOException {
        JsonMapper json = JsonMapper.builder().build();
        ObjectNode line = json.createObjectNode();
        line.put("twilio", sandbox.twilio().toString());
        line.put("vapi", sandbox.vapi().toString());
        line.put("deepgram", sandbox.deepgram().toString());
        line.put("openai", sandbox.openAi().toString());
        line.put("control", sandbox.control().toString());
        return json.writeValueAsString(line);
    }

    private void waitForTheEnd() throws IOException, InterruptedException {
        if (endWithStdin) {
            System.in.transferTo(OutputStream.nullOutputStream());
            return;
        }
        CountDownLatch stop = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(stop::countDown));
        stop.await();
    }
}
