package io.patchbay.sandbox;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.patchbay.sandbox.SandboxSettings.Keys;
import io.patchbay.sandbox.SandboxSettings.Pace;
import io.patchbay.sandbox.SandboxSettings.Places;
import io.patchbay.sandbox.clinic.ClinicFileException;
import io.patchbay.sandbox.twilio.wire.Account;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The sandbox as a program. Prints one line of JSON with its addresses on standard output once it serves; everything
/// else goes to standard error.
@Command(
        name = "sandbox",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Stands in for Twilio, VAPI, Deepgram and OpenAI on loopback, with scripted clinics to call.")
public final class SandboxMain implements Callable<Integer> {

    private static final String LOGBACK = "logback.configurationFile";

    @Option(names = "--port", defaultValue = "0", description = "Port on 127.0.0.1; 0 takes any free one (default).")
    private int port;

    @Option(
            names = "--speed",
            defaultValue = "1",
            description = "How many times faster than the wall clock (default 1).")
    private double speed;

    @Option(
            names = "--epoch-millis",
            paramLabel = "MILLIS",
            description = "What the scaled clock shows at the anchor, in milliseconds since 1970 (default: now).")
    private @Nullable Long epochMillis;

    @Option(
            names = "--anchor-millis",
            paramLabel = "MILLIS",
            description = "The wall instant at which the scaled clock shows the epoch (default: the start).")
    private @Nullable Long anchorMillis;

    @Option(
            names = "--journal",
            paramLabel = "DIR",
            description = "Keep the journal here; it is recalled at the next start.")
    private @Nullable Path journal;

    @Option(
            names = "--clinics",
            paramLabel = "DIR",
            description = "More clinic files (*.yaml), beside the shipped ones.")
    private @Nullable Path clinics;

    @Option(names = "--calls-per-second", defaultValue = "5", description = "Pace of POST /Calls (default 5).")
    private double callsPerSecond;

    @Option(
            names = "--participants-per-second",
            defaultValue = "30",
            description = "Pace of POST /Participants (default 30).")
    private double participantsPerSecond;

    @Option(
            names = "--account-sid",
            defaultValue = SandboxSettings.ACCOUNT_SID,
            description = "Default ${DEFAULT-VALUE}.")
    private String accountSid = SandboxSettings.ACCOUNT_SID;

    @Option(
            names = "--auth-token",
            defaultValue = SandboxSettings.AUTH_TOKEN,
            description = "Default ${DEFAULT-VALUE}.")
    private String authToken = SandboxSettings.AUTH_TOKEN;

    @Option(
            names = "--number",
            paramLabel = "NUMBER",
            defaultValue = SandboxSettings.NUMBER,
            description = "Numbers the account may call from; repeatable (default ${DEFAULT-VALUE}).")
    private List<String> numbers = List.of();

    @Option(names = "--vapi-key", defaultValue = SandboxSettings.VAPI_KEY, description = "Default ${DEFAULT-VALUE}.")
    private String vapiKey = SandboxSettings.VAPI_KEY;

    @Option(
            names = "--deepgram-key",
            defaultValue = SandboxSettings.DEEPGRAM_KEY,
            description = "Default ${DEFAULT-VALUE}.")
    private String deepgramKey = SandboxSettings.DEEPGRAM_KEY;

    @Option(
            names = "--openai-key",
            defaultValue = SandboxSettings.OPENAI_KEY,
            description = "Default ${DEFAULT-VALUE}.")
    private String openAiKey = SandboxSettings.OPENAI_KEY;

    @Option(names = "--wss-only", description = "Refuse plain websockets even on loopback, as the real carrier does.")
    private boolean wssOnly;

    @Option(names = "--end-with-stdin", description = "End when standard input is closed.")
    private boolean endWithStdin;

    public static void main(String[] args) {
        if (System.getProperty(LOGBACK) == null) {
            System.setProperty(LOGBACK, "io/patchbay/sandbox/sandbox-logback.xml");
        }
        System.exit(new CommandLine(new SandboxMain()).execute(args));
    }

    @Override
    public Integer call() throws InterruptedException {
        try (Sandbox sandbox = Sandbox.start(settings())) {
            System.out.println(addresses(sandbox));
            System.out.flush();
            awaitEnd();
            return 0;
        } catch (IOException | ClinicFileException e) {
            System.err.println("The sandbox cannot start: " + e.getMessage());
            return 1;
        }
    }

    private SandboxSettings settings() {
        Account twilio = new Account(
                accountSid, authToken, SandboxSettings.KEY_SID, SandboxSettings.KEY_SECRET, Set.copyOf(numbers));
        return new SandboxSettings(
                port,
                new Pace(speed, instant(epochMillis), instant(anchorMillis), callsPerSecond, participantsPerSecond),
                new Places(journal, clinics),
                new Keys(twilio, vapiKey, deepgramKey, openAiKey, !wssOnly));
    }

    private static String addresses(Sandbox sandbox) {
        ObjectNode line = JsonMapper.builder().build().createObjectNode();
        line.put("twilio", sandbox.twilioBase().toString());
        line.put("vapi", sandbox.vapiBase().toString());
        line.put("deepgram", sandbox.deepgramBase().toString());
        line.put("openai", sandbox.openAiBase().toString());
        line.put("control", sandbox.control().toString());
        line.put("now", sandbox.time().instant().toString());
        line.put("speed", sandbox.time().speed());
        return line.toString();
    }

    private void awaitEnd() throws InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        if (endWithStdin) {
            Thread.ofPlatform().daemon().name("sandbox-stdin").start(() -> {
                drainStandardInput();
                end.countDown();
            });
        }
        end.await();
    }

    private static void drainStandardInput() {
        try {
            while (System.in.read() >= 0) {
                // Only its end matters.
            }
        } catch (IOException e) {
            // A broken pipe is an end too.
        }
    }

    private static @Nullable Instant instant(@Nullable Long millis) {
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }
}
