package io.patchbay.sandbox.twilio.webhook;

import io.patchbay.sandbox.twilio.wire.Form;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Where a webhook goes and how hard to try: the URL and the connection overrides its fragment carries
/// (`#ct=…&rt=…&tt=…&rc=…&rp=…`). The fragment is neither sent nor signed.
public record Target(URI uri, Overrides overrides) {

    /// Timeouts are in the carrier's time. `retryOn` names what is worth another try: `ct`, `rt`, `4xx`, `5xx`, `all`.
    public record Overrides(Duration connect, Duration read, Duration total, int retries, Set<String> retryOn) {}

    private static final int MAX_MILLIS = 15_000;
    private static final int MAX_CONNECT_MILLIS = 10_000;
    private static final int MAX_RETRIES = 5;

    /// Empty when the text is no absolute http or https URL with a proper host; underscores in it are refused as the
    /// carrier does.
    public static Optional<Target> parse(String url) {
        try {
            URI whole = new URI(url.trim());
            String scheme = whole.getScheme();
            boolean usable = ("http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme))
                    && whole.getHost() != null
                    && !whole.getHost().contains("_");
            if (!usable) {
                return Optional.empty();
            }
            int hash = url.indexOf('#');
            URI sent = hash < 0 ? whole : new URI(url.substring(0, hash).trim());
            return Optional.of(new Target(sent, overrides(Form.parse(whole.getRawFragment()))));
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// The URL the signature covers: no user information and, as voice webhooks over https do, no port.
    public static String signed(URI uri) {
        boolean secure = "https".equalsIgnoreCase(uri.getScheme()) || "wss".equalsIgnoreCase(uri.getScheme());
        StringBuilder text = new StringBuilder(uri.getScheme()).append("://").append(uri.getHost());
        if (uri.getPort() >= 0 && !secure) {
            text.append(':').append(uri.getPort());
        }
        text.append(uri.getRawPath());
        if (uri.getRawQuery() != null) {
            text.append('?').append(uri.getRawQuery());
        }
        return text.toString();
    }

    private static Overrides overrides(Form fragment) {
        return new Overrides(
                millis(fragment, "ct", 5000, MAX_CONNECT_MILLIS),
                millis(fragment, "rt", MAX_MILLIS, MAX_MILLIS),
                millis(fragment, "tt", MAX_MILLIS, MAX_MILLIS),
                (int) number(fragment, "rc", 1, 0, MAX_RETRIES),
                Set.copyOf(List.of(fragment.filled("rp").orElse("ct").split(",", -1))));
    }

    private static Duration millis(Form fragment, String key, long otherwise, long most) {
        return Duration.ofMillis(number(fragment, key, otherwise, 100, most));
    }

    private static long number(Form fragment, String key, long otherwise, long least, long most) {
        try {
            return fragment.filled(key)
                    .map(text -> Math.clamp(Long.parseLong(text), least, most))
                    .orElse(otherwise);
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }
}
