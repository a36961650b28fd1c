package io.patchbay.sandbox;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/// How a sandbox is set up. Scaled time is `epoch + (wall - epoch) * speed`, so that two programs given the same two
/// values agree.
///
/// @param port 0 takes any free port of the loopback interface
/// @param vapiServer where the simulated VAPI sends its messages; empty for none
/// @param journal where the record of what happened is kept; empty keeps it in memory
/// @param clinics a folder of further clinic files; the shipped ones are always there
public record SandboxSettings(
        int port,
        double speed,
        Instant epoch,
        Credentials credentials,
        URI vapiServer,
        Optional<Path> journal,
        Optional<Path> clinics,
        double callsPerSecond) {

    /// The accounts a customer of the sandbox has. Documented and fixed: they open nothing but the sandbox.
    public record Credentials(
            String accountSid,
            String authToken,
            String fromNumber,
            String sipUser,
            String vapiSecret,
            String vapiKey,
            String deepgramKey,
            String openAiKey) {

        public static final Credentials DOCUMENTED = new Credentials(
                "AC00000000000000000000000000000001",
                "sandbox-twilio-token",
                "+15005550006",
                "records",
                "sandbox-vapi-secret",
                "sandbox-vapi-key",
                "sandbox-deepgram-key",
                "sandbox-openai-key");
    }

    /// The usual sandbox on any port, in memory.
    public static SandboxSettings usual(URI vapiServer, double speed, Instant epoch) {
        return new SandboxSettings(
                0, speed, epoch, Credentials.DOCUMENTED, vapiServer, Optional.empty(), Optional.empty(), 1);
    }
}
