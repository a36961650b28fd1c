package io.patchbay.sandbox.twilio.wire;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A `sip:` address as a customer dials it: user, host and the headers behind the question mark, names in lower case.
public record SipAddress(String user, String host, Map<String, String> headers) {

    private static final Pattern SHAPE =
            Pattern.compile("(sips?):([^@;?]+)@([A-Za-z0-9.\\-]+(?::\\d+)?)(;[^?]*)?(?:\\?(.*))?");
    private static final Pattern HEADER_NAME = Pattern.compile("[A-Za-z0-9-]+");
    private static final int LONGEST = 255;
    private static final int LONGEST_HEADERS = 1024;

    public SipAddress {
        headers = Map.copyOf(headers);
    }

    public static boolean isSip(String address) {
        return address.startsWith("sip:") || address.startsWith("sips:");
    }

    /// The address without its header part, as it appears in call resources and callbacks.
    public static String withoutHeaders(String address) {
        int question = address.indexOf('?');
        return question < 0 ? address : address.substring(0, question);
    }

    /// What is wrong with an address; empty when nothing is.
    public static Optional<Refusal> refusal(String address) {
        Matcher matcher = SHAPE.matcher(address);
        if (!matcher.matches() || withoutHeaders(address).length() > LONGEST) {
            return Optional.of(Refusal.badRequest(21211, "The 'To' SIP address is not valid."));
        }
        String headers = matcher.group(5);
        if (headers == null) {
            return Optional.empty();
        }
        if (headers.length() > LONGEST_HEADERS) {
            return Optional.of(Refusal.badRequest(21227, "SIP URI header part is too long."));
        }
        for (String header : headers.split("&", -1)) {
            int equals = header.indexOf('=');
            String name = equals < 0 ? header : header.substring(0, equals);
            if (!HEADER_NAME.matcher(name).matches() || !passes(name)) {
                return Optional.of(Refusal.badRequest(21228, "Invalid SIP header name."));
            }
            if (equals < 0 || equals == header.length() - 1) {
                return Optional.of(Refusal.badRequest(21229, "Invalid SIP header value."));
            }
        }
        return Optional.empty();
    }

    /// Reads an address that [#refusal] has nothing against.
    public static SipAddress parse(String address) {
        Matcher matcher = SHAPE.matcher(address);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a SIP address");
        }
        Map<String, String> headers = new LinkedHashMap<>();
        if (matcher.group(5) != null) {
            for (String header : matcher.group(5).split("&", -1)) {
                int equals = header.indexOf('=');
                String value = URLDecoder.decode(header.substring(equals + 1), StandardCharsets.UTF_8);
                headers.put(header.substring(0, equals).toLowerCase(Locale.ROOT), value);
            }
        }
        return new SipAddress(matcher.group(2), matcher.group(3), headers);
    }

    private static boolean passes(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "user-to-user", "remote-party-id", "p-preferred-identity", "p-called-party-id" -> true;
            default -> name.toLowerCase(Locale.ROOT).startsWith("x-");
        };
    }
}
