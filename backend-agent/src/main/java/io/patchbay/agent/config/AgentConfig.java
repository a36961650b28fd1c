package io.patchbay.agent.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Everything an agent is told from outside. Text forms hide secrets.
public record AgentConfig(
        Path dataDirectory,
        Listen listen,
        Twilio twilio,
        Vapi vapi,
        Deepgram deepgram,
        OpenAi openAi,
        Dialling dialling,
        Time time,
        Map<String, String> environment) {

    /// Where this agent listens, and where the providers reach it.
    public record Listen(String bindAddress, int port, Optional<URI> publicUrl) {}

    /// The carrier's account.
    public record Twilio(URI apiBase, String accountSid, String authToken, String number) {
        @Override
        public String toString() {
            return "Twilio[" + apiBase + "]";
        }
    }

    /// The voice assistant's account.
    public record Vapi(URI apiBase, String sipAddress, String sharedSecret, String secretToken) {
        @Override
        public String toString() {
            return "Vapi[" + apiBase + "]";
        }
    }

    /// The speech-to-text account.
    public record Deepgram(URI streamBase, String apiKey, String model) {
        @Override
        public String toString() {
            return "Deepgram[" + streamBase + "]";
        }
    }

    /// The language model's account.
    public record OpenAi(URI apiBase, String apiKey, String model) {
        @Override
        public String toString() {
            return "OpenAi[" + apiBase + "]";
        }
    }

    /// How fast, how many, and when. `alwaysOpen`: clinics may be called at any hour (the sandbox's never sleep).
    public record Dialling(double callsPerSecond, int concurrentCalls, boolean alwaysOpen) {}

    /// `speed` 1 and the wall clock, unless the sandbox runs faster: then scaled time is `epoch + (wall - epoch) *
    /// speed`.
    public record Time(double speed, Optional<Instant> epoch) {}

    private static final List<String> HTTP = List.of("https", "http");
    private static final List<String> STREAM = List.of("wss", "ws");

    /// Reads the environment's words. Throws [ConfigProblem] with every problem at once.
    public static AgentConfig from(Map<String, String> environment, Path dataDirectory) {
        Variables from = new Variables(environment);
        AgentConfig config = new AgentConfig(
                dataDirectory,
                listen(from),
                twilio(from),
                vapi(from),
                new Deepgram(
                        from.address("DEEPGRAM_WS_URL", "wss://api.deepgram.com", "", STREAM),
                        from.required("DEEPGRAM_API_KEY", "create a key in Deepgram's console"),
                        from.optional("DEEPGRAM_MODEL").orElse("nova-3")),
                new OpenAi(
                        from.address("OPENAI_API_BASE", "https://api.openai.com/v1", "", HTTP),
                        from.required("OPENAI_API_KEY", "create a key in OpenAI's console"),
                        from.optional("OPENAI_MODEL").orElse("gpt-4.1-mini")),
                new Dialling(
                        from.number("PATCHBAY_CALLS_PER_SECOND", 1.0, 0.01),
                        (int) from.number("PATCHBAY_CONCURRENT_CALLS", 10, 1),
                        from.optional("PATCHBAY_CALLING_HOURS").orElse("office").equals("always")),
                new Time(
                        from.number("PATCHBAY_SPEED", 1.0, 0.1),
                        from.optional("PATCHBAY_EPOCH_MILLIS").map(text -> Instant.ofEpochMilli(Long.parseLong(text)))),
                Map.copyOf(environment));
        if (!from.problems().isEmpty()) {
            throw new ConfigProblem(from.problems());
        }
        return config;
    }

    private static Listen listen(Variables from) {
        Optional<URI> publicUrl =
                from.optional("PATCHBAY_PUBLIC_URL").map(given -> from.address("PATCHBAY_PUBLIC_URL", given, "", HTTP));
        return new Listen(
                from.optional("PATCHBAY_BIND").orElse("127.0.0.1"),
                (int) from.number("PATCHBAY_PORT", 8642, 0),
                publicUrl);
    }

    private static Twilio twilio(Variables from) {
        String account = from.required("TWILIO_ACCOUNT_SID", "copy it from Twilio's console (AC and 32 hex digits)");
        if (!account.isEmpty() && !account.matches("AC[0-9a-fA-F]{32}")) {
            from.problem("TWILIO_ACCOUNT_SID is not an account SID: it is AC and 32 hex digits");
        }
        String number = from.required("TWILIO_NUMBER", "the number calls come from, as +15551234567");
        if (!number.isEmpty() && !number.matches("\\+[1-9][0-9]{6,14}")) {
            from.problem("TWILIO_NUMBER is not an E.164 number: write + and 7 to 15 digits");
        }
        return new Twilio(
                from.address("TWILIO_API_BASE", "https://api.twilio.com", "", HTTP),
                account,
                from.required("TWILIO_AUTH_TOKEN", "copy the primary auth token from Twilio's console"),
                number);
    }

    private static Vapi vapi(Variables from) {
        return new Vapi(
                from.address("VAPI_API_BASE", "https://api.vapi.ai", "", HTTP),
                from.required("VAPI_SIP_ADDRESS", "the assistant's SIP address, as sip:assistant@sip.vapi.ai"),
                from.required("VAPI_SHARED_SECRET", "the secret VAPI sends with its webhooks (X-Vapi-Secret)"),
                from.required("VAPI_SECRET_TOKEN", "VAPI's private API key"));
    }
}
