package io.patchbay.agent.adapter.twilio;

import java.time.Duration;
import java.util.regex.Pattern;

/// Keys in Twilio's writing: `w` is half a second of silence, `W` a whole one.
final class TwilioKeys {

    /// As many as the carrier takes in one document.
    private static final Pattern PLAYABLE = Pattern.compile("[0-9*#wW]{1,32}");

    private static final Pattern KEYS = Pattern.compile("[0-9*#]+");
    private static final long HALF_SECOND = 500;

    private TwilioKeys() {}

    static boolean playable(String keys) {
        return PLAYABLE.matcher(keys).matches();
    }

    /// `12` with a gap of half a second is `1w2`; a gap is rounded up to the next half second.
    static String spaced(String keys, Duration gap) {
        if (!KEYS.matcher(keys).matches() || gap.isNegative()) {
            throw new IllegalArgumentException("keys: only 0-9, * and #, with a gap of zero or more");
        }
        var pause = "w".repeat((int) Math.min(32, Math.ceilDiv(gap.toMillis(), HALF_SECOND)));
        var spaced = String.join(pause, keys.split(""));
        if (!playable(spaced)) {
            throw new IllegalArgumentException("keys: too many for one announcement, at most 32 with their pauses");
        }
        return spaced;
    }
}
