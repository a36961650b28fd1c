package io.patchbay.sandbox.twilio.wire;

import java.util.HexFormat;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// Makes identifiers of Twilio's shape: two letters and 32 hexadecimal digits.
public final class Sids {

    private static final Pattern CALL = Pattern.compile("CA[0-9a-fA-F]{32}");
    private static final Pattern CONFERENCE = Pattern.compile("CF[0-9a-fA-F]{32}");

    private final RandomGenerator random;

    public Sids(RandomGenerator random) {
        this.random = random;
    }

    public String next(String prefix) {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return prefix + HexFormat.of().formatHex(bytes);
    }

    /// A random value in the shape of a UUID.
    public String token() {
        String hex = next("").substring(0, 32);
        return String.join(
                "-",
                hex.substring(0, 8),
                hex.substring(8, 12),
                hex.substring(12, 16),
                hex.substring(16, 20),
                hex.substring(20));
    }

    public static boolean isCall(String text) {
        return CALL.matcher(text).matches();
    }

    public static boolean isConference(String text) {
        return CONFERENCE.matcher(text).matches();
    }
}
