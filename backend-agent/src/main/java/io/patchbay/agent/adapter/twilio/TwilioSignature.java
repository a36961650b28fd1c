package io.patchbay.agent.adapter.twilio;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Whether a request carries the signature only Twilio and we can make (`X-Twilio-Signature`).
/// The library's own validator cannot do it: it takes one value per parameter, knows no port for `wss`, and writes
/// the query anew when it changes the port. URLs are ours as Twilio was given them, built from the configured
/// public base, never from the `Host` header. Doubt is `false`.
public final class TwilioSignature {

    private static final String HMAC = "HmacSHA1";

    private final SecretKeySpec key;

    /// `authToken` is the account's primary token.
    public TwilioSignature(String authToken) {
        if (authToken.isBlank()) {
            throw new IllegalArgumentException("Twilio auth token: must not be blank");
        }
        this.key = new SecretKeySpec(authToken.getBytes(StandardCharsets.UTF_8), HMAC);
    }

    /// A form POST, or a GET when `form` is empty. `url` includes the query; values are decoded and otherwise
    /// untouched.
    public boolean genuine(String url, Map<String, List<String>> form, String signature) {
        var parameters = sorted(form);
        var match = false;
        for (var candidate : withAndWithoutPort(bare(url))) {
            match |= same(sign(candidate + parameters), signature);
        }
        return match;
    }

    /// A JSON POST: the signature covers the URL, whose `bodySHA256` parameter covers the body.
    public boolean genuineJson(String url, byte[] body, String signature) {
        var stated = queryValue(bare(url), "bodySHA256");
        return stated.isPresent()
                && same(HexFormat.of().formatHex(sha256(body)), stated.get().toLowerCase(Locale.ROOT))
                && genuine(url, Map.of(), signature);
    }

    /// The upgrade request of a media stream. Twilio signs the `wss` form of the URL, sometimes with a `/` at its
    /// end.
    public boolean genuineUpgrade(String url, String signature) {
        var stream = bare(url).replaceFirst("^http", "ws");
        var match = false;
        for (var candidate : List.of(stream, otherEnding(stream))) {
            match |= genuine(candidate, Map.of(), signature);
        }
        return match;
    }

    private String sign(String text) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(key);
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime lacks " + HMAC, e);
        }
    }

    private static String sorted(Map<String, List<String>> form) {
        var text = new StringBuilder();
        new TreeMap<>(form)
                .forEach((name, values) ->
                        new TreeSet<>(values).forEach(value -> text.append(name).append(value)));
        return text.toString();
    }

    /// The URL without its fragment and user information, neither of which is signed.
    private static String bare(String url) {
        var fragment = url.indexOf('#');
        var cut = fragment < 0 ? url : url.substring(0, fragment);
        var authority = cut.indexOf("://") + 3;
        var at = cut.lastIndexOf('@', authorityEnd(cut, authority));
        return authority > 2 && at >= authority ? cut.substring(0, authority) + cut.substring(at + 1) : cut;
    }

    private static Set<String> withAndWithoutPort(String url) {
        var forms = new LinkedHashSet<>(List.of(url));
        var scheme = url.indexOf("://");
        if (scheme < 0) {
            return forms;
        }
        var start = scheme + 3;
        var end = authorityEnd(url, start);
        var port = url.lastIndexOf(':', end - 1);
        var bracket = url.lastIndexOf(']', end - 1);
        if (port > start && port > bracket) {
            forms.add(url.substring(0, port) + url.substring(end));
        } else {
            var secure = url.startsWith("https") || url.startsWith("wss");
            forms.add(url.substring(0, end) + (secure ? ":443" : ":80") + url.substring(end));
        }
        return forms;
    }

    private static int authorityEnd(String url, int start) {
        for (var i = Math.max(start, 0); i < url.length(); i++) {
            if (url.charAt(i) == '/' || url.charAt(i) == '?') {
                return i;
            }
        }
        return url.length();
    }

    private static String otherEnding(String url) {
        var query = url.indexOf('?');
        var path = query < 0 ? url : url.substring(0, query);
        var rest = query < 0 ? "" : url.substring(query);
        return (path.endsWith("/") ? path.substring(0, path.length() - 1) : path + "/") + rest;
    }

    private static Optional<String> queryValue(String url, String name) {
        var query = url.indexOf('?');
        if (query < 0) {
            return Optional.empty();
        }
        var found = new ArrayList<String>();
        for (var pair : url.substring(query + 1).split("&", -1)) {
            if (pair.startsWith(name + "=")) {
                found.add(URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8));
            }
        }
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    private static byte[] sha256(byte[] body) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime lacks SHA-256", e);
        }
    }

    private static boolean same(String ours, String theirs) {
        return MessageDigest.isEqual(ours.getBytes(StandardCharsets.UTF_8), theirs.getBytes(StandardCharsets.UTF_8));
    }
}
