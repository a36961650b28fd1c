package io.patchbay.agent.cli.demo;

import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// The settings of an agent whose providers are the sandbox: the sandbox's documented credentials, in the words of the
/// environment.
final class SandboxAccount {

    private SandboxAccount() {}

    static Map<String, String> environment(SandboxProcess.Addresses at, int port, double speed, Instant epoch) {
        Map<String, String> words = new HashMap<>();
        words.put("PATCHBAY_PORT", String.valueOf(port));
        words.put("PATCHBAY_PUBLIC_URL", URI.create("http://127.0.0.1:" + port).toString());
        words.put("PATCHBAY_CALLING_HOURS", "always");
        words.put("PATCHBAY_SPEED", String.valueOf(speed));
        words.put("PATCHBAY_EPOCH_MILLIS", String.valueOf(epoch.toEpochMilli()));
        words.put("TWILIO_API_BASE", at.twilio().toString());
        words.put("TWILIO_ACCOUNT_SID", "AC00000000000000000000000000000001");
        words.put("TWILIO_AUTH_TOKEN", "sandbox-twilio-token");
        words.put("TWILIO_NUMBER", "+15005550006");
        words.put("VAPI_API_BASE", at.vapi().toString());
        words.put("VAPI_SIP_ADDRESS", "sip:records@sip.vapi.ai");
        words.put("VAPI_SHARED_SECRET", "sandbox-vapi-secret");
        words.put("VAPI_SECRET_TOKEN", "sandbox-vapi-key");
        words.put("DEEPGRAM_WS_URL", at.deepgram().toString());
        words.put("DEEPGRAM_API_KEY", "sandbox-deepgram-key");
        words.put("OPENAI_API_BASE", at.openAi().toString());
        words.put("OPENAI_API_KEY", "sandbox-openai-key");
        return words;
    }
}
