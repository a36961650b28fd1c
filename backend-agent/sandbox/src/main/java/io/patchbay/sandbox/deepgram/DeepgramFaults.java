package io.patchbay.sandbox.deepgram;

import io.patchbay.sandbox.fault.Faults;
import java.util.Set;

/// Deepgram's faults, by name. The handshake ones count; the others are amounts, read when a socket opens.
public final class DeepgramFaults {

    /// An amount: sockets opened while it is on never report `speech_final`.
    public static final String NEVER_SPEECH_FINAL = "deepgram.never-speech-final";

    /// An amount, used up once: the next socket that has heard so many seconds is cut without a close.
    public static final String DROP_AFTER_SECONDS = "deepgram.drop-after-seconds";

    /// Counts: the next handshakes are refused for a bad key.
    public static final String REFUSE_401 = "deepgram.refuse-401";

    /// Counts: the next handshakes are refused for lack of credit.
    public static final String REFUSE_402 = "deepgram.refuse-402";

    /// Counts: the next handshakes are refused for too many at once.
    public static final String REFUSE_429 = "deepgram.refuse-429";

    /// An amount: so many words in a hundred are taken for others.
    public static final String MISHEAR_PERCENT = "deepgram.mishear-percent";

    /// An amount: which words these are.
    public static final String MISHEAR_SEED = "deepgram.mishear-seed";

    /// An amount in milliseconds of audio instead of the usual distance behind the speaker.
    public static final String LATENCY_MILLIS = "deepgram.latency-ms";

    static final Set<String> ALL = Set.of(
            NEVER_SPEECH_FINAL,
            DROP_AFTER_SECONDS,
            REFUSE_401,
            REFUSE_402,
            REFUSE_429,
            MISHEAR_PERCENT,
            MISHEAR_SEED,
            LATENCY_MILLIS);

    private static final int USUAL_LATENCY_MILLIS = 150;

    private final Faults faults;

    DeepgramFaults(Faults faults) {
        this.faults = faults;
    }

    Transcription.Conditions conditions() {
        long latency = faults.amount(LATENCY_MILLIS);
        return new Transcription.Conditions(
                faults.isOn(NEVER_SPEECH_FINAL),
                new Mishearing(faults.amount(MISHEAR_PERCENT), faults.amount(MISHEAR_SEED)),
                latency > 0 ? Math.toIntExact(latency) : USUAL_LATENCY_MILLIS);
    }

    /// The HTTP status the next handshake is refused with, or 0.
    int takeRefusal() {
        if (faults.take(REFUSE_401)) {
            return 401;
        }
        if (faults.take(REFUSE_402)) {
            return 402;
        }
        return faults.take(REFUSE_429) ? 429 : 0;
    }

    /// Whether a socket that has heard so many seconds is to be cut now.
    boolean takeDrop(double seconds) {
        long after = faults.amount(DROP_AFTER_SECONDS);
        if (after <= 0 || seconds < after) {
            return false;
        }
        faults.set(DROP_AFTER_SECONDS, 0);
        return true;
    }
}
