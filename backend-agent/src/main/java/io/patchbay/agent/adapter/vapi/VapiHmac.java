package io.patchbay.agent.adapter.vapi;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A signature over the raw body, and over the time where the plan says so; then an old request is refused though
/// its signature is right. A plan without the time cannot tell a replay.
public final class VapiHmac implements VapiSecret {

    /// How the signature is made; the same settings as in VAPI's credential.
    public record Plan(
            String secret,
            boolean secretIsBase64,
            Algorithm algorithm,
            Encoding encoding,
            String signatureHeader,
            String signaturePrefix,
            String timestampHeader,
            String payload) {

        /// VAPI's defaults.
        public static Plan standard(String secret) {
            return new Plan(
                    secret,
                    false,
                    Algorithm.SHA256,
                    Encoding.HEX,
                    "x-signature",
                    "",
                    "x-timestamp",
                    "{timestamp}.{body}");
        }

        /// The body alone, as `x-vapi-signature: sha256=…`.
        public static Plan bodyOnly(String secret) {
            return new Plan(
                    secret,
                    false,
                    Algorithm.SHA256,
                    Encoding.HEX,
                    "x-vapi-signature",
                    "sha256=",
                    "x-timestamp",
                    "{body}");
        }

        byte[] key() {
            return secretIsBase64 ? Base64.getDecoder().decode(secret) : utf8(secret);
        }

        @Override
        public String toString() {
            return "Plan[" + algorithm + ", " + signatureHeader + ", " + payload + "]";
        }
    }

    public enum Algorithm {
        SHA1("HmacSHA1"),
        SHA256("HmacSHA256"),
        SHA512("HmacSHA512");

        private final String mac;

        Algorithm(String mac) {
            this.mac = mac;
        }
    }

    public enum Encoding {
        HEX,
        BASE64
    }

    private static final Pattern PART = Pattern.compile("\\{([a-z-]+)}");
    private static final String PARTS = "(body|timestamp|method|url|svix-id)";
    private static final long MILLIS_FROM = 100_000_000_000L;

    private final Plan plan;
    private final SecretKeySpec key;
    private final Duration tolerance;
    private final InstantSource clock;

    /// `tolerance` is how far a request's time may be from ours, either way.
    public VapiHmac(Plan plan, Duration tolerance, InstantSource clock) {
        if (!plan.payload().contains("{body}")
                || PART.matcher(plan.payload())
                        .results()
                        .anyMatch(part -> !part.group(1).matches(PARTS))) {
            throw new IllegalArgumentException("VAPI signature: the payload must contain {body}, and may contain"
                    + " {timestamp}, {method}, {url} and {svix-id}");
        }
        this.plan = plan;
        this.key = new SecretKeySpec(plan.key(), plan.algorithm().mac);
        this.tolerance = tolerance;
        this.clock = clock;
    }

    @Override
    public boolean genuine(Incoming request, byte[] body) {
        var given = header(request, plan.signatureHeader());
        if (given.isEmpty() || (plan.payload().contains("{timestamp}") && !isFresh(request))) {
            return false;
        }
        return MessageDigest.isEqual(
                expected(request, body).getBytes(StandardCharsets.UTF_8),
                normalised(given.get()).getBytes(StandardCharsets.UTF_8));
    }

    private String expected(Incoming request, byte[] body) {
        try {
            var mac = Mac.getInstance(plan.algorithm().mac);
            mac.init(key);
            var digest = mac.doFinal(payload(request, body));
            return plan.signaturePrefix()
                    + switch (plan.encoding()) {
                        case HEX -> HexFormat.of().formatHex(digest);
                        case BASE64 -> Base64.getEncoder().encodeToString(digest);
                    };
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime lacks " + plan.algorithm().mac, e);
        }
    }

    /// Bytes, not text: a body that is no UTF-8 must still be signed as it is.
    private byte[] payload(Incoming request, byte[] body) {
        var payload = new ByteArrayOutputStream();
        var matcher = PART.matcher(plan.payload());
        var from = 0;
        while (matcher.find()) {
            payload.writeBytes(utf8(plan.payload().substring(from, matcher.start())));
            payload.writeBytes(
                    switch (matcher.group(1)) {
                        case "body" -> body;
                        case "timestamp" ->
                            utf8(header(request, plan.timestampHeader()).orElse(""));
                        case "method" -> utf8(request.method());
                        case "url" -> utf8(request.url());
                        default -> utf8(header(request, matcher.group(1)).orElse(""));
                    });
            from = matcher.end();
        }
        payload.writeBytes(utf8(plan.payload().substring(from)));
        return payload.toByteArray();
    }

    private boolean isFresh(Incoming request) {
        return header(request, plan.timestampHeader())
                .filter(text -> text.matches("[0-9]{9,13}"))
                .map(Long::parseLong)
                .map(value -> value >= MILLIS_FROM ? Instant.ofEpochMilli(value) : Instant.ofEpochSecond(value))
                .map(at -> Duration.between(at, clock.instant()).abs().compareTo(tolerance) <= 0)
                .orElse(false);
    }

    private String normalised(String given) {
        return plan.encoding() == Encoding.HEX ? given.strip().toLowerCase(Locale.ROOT) : given.strip();
    }

    private static Optional<String> header(Incoming request, String name) {
        return Optional.ofNullable(request.header().apply(name));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
