package io.patchbay.sandbox;

import io.patchbay.sandbox.twilio.wire.Account;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How a sandbox is to run. [#usual] is complete; change what matters with the `with…` methods.
public record SandboxSettings(int port, Pace pace, Places places, Keys keys) {

    /// `epoch` is the scaled instant that held at wall instant `anchor`; null for both means now. A customer that
    /// runs at the same speed from the same two instants agrees on the time.
    public record Pace(
            double speed,
            @Nullable Instant epoch,
            @Nullable Instant anchor,
            double callsPerSecond,
            double participantsPerSecond) {}

    /// `journal`: directory to keep the journal in, null for memory only. `clinics`: directory of more clinic files,
    /// null for the shipped ones alone; a file of the same number replaces a shipped clinic.
    public record Places(@Nullable Path journal, @Nullable Path clinics) {}

    /// Credentials the sandbox accepts.
    public record Keys(Account twilio, String vapi, String deepgram, String openAi, boolean allowPlainLoopback) {}

    public static final String ACCOUNT_SID = "AC5a4d0000000000000000000000000001";
    public static final String AUTH_TOKEN = "sandbox-twilio-auth-token";
    public static final String KEY_SID = "SK5a4d0000000000000000000000000001";
    public static final String KEY_SECRET = "sandbox-twilio-key-secret";
    public static final String NUMBER = "+12025550100";
    public static final String VAPI_KEY = "sandbox-vapi-key";
    public static final String DEEPGRAM_KEY = "sandbox-deepgram-key";
    public static final String OPENAI_KEY = "sandbox-openai-key";

    private static final double CALLS_PER_SECOND = 5;
    private static final double PARTICIPANTS_PER_SECOND = 30;

    /// Speed 1 from now on, any free port, memory only, the documented sandbox credentials, the pace of an approved
    /// account.
    public static SandboxSettings usual() {
        Account twilio = new Account(ACCOUNT_SID, AUTH_TOKEN, KEY_SID, KEY_SECRET, Set.of(NUMBER));
        return new SandboxSettings(
                0,
                new Pace(1, null, null, CALLS_PER_SECOND, PARTICIPANTS_PER_SECOND),
                new Places(null, null),
                new Keys(twilio, VAPI_KEY, DEEPGRAM_KEY, OPENAI_KEY, true));
    }

    public SandboxSettings withPort(int port) {
        return new SandboxSettings(port, pace, places, keys);
    }

    public SandboxSettings withPace(Pace pace) {
        return new SandboxSettings(port, pace, places, keys);
    }

    public SandboxSettings withSpeed(double speed) {
        return withPace(
                new Pace(speed, pace.epoch(), pace.anchor(), pace.callsPerSecond(), pace.participantsPerSecond()));
    }

    public SandboxSettings withPlaces(Places places) {
        return new SandboxSettings(port, pace, places, keys);
    }

    public SandboxSettings withKeys(Keys keys) {
        return new SandboxSettings(port, pace, places, keys);
    }
}
