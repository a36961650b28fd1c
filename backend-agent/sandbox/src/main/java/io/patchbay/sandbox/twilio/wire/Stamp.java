package io.patchbay.sandbox.twilio.wire;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/// Timestamps as the 2010-04-01 API writes them.
public final class Stamp {

    private static final DateTimeFormatter RFC_2822 = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss +0000", Locale.US)
            .withZone(ZoneOffset.UTC);

    private Stamp() {}

    /// Such as `Fri, 18 Oct 2019 17:00:00 +0000`.
    public static String rfc2822(Instant instant) {
        return RFC_2822.format(instant);
    }

    /// Such as `2019-10-18T17:00:00.123Z`: stream callbacks only.
    public static String iso8601(Instant instant) {
        return DateTimeFormatter.ISO_INSTANT.format(instant.truncatedTo(ChronoUnit.MILLIS));
    }
}
