package io.patchbay.sandbox.twilio.webhook;

import io.patchbay.sandbox.twilio.wire.Form;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The `X-Twilio-Signature`: HMAC-SHA1, Base64, over the URL followed by the form's fields sorted by name. Values of a
/// repeated name are de-duplicated and sorted.
public final class Signature {

    private Signature() {}

    /// `url` exactly as the other side will see it, without fragment and user information; no fields for a websocket.
    public static String of(String authToken, String url, Form form) {
        Map<String, TreeSet<String>> sorted = form.fields().stream()
                .collect(Collectors.groupingBy(
                        Form.Field::name,
                        TreeMap::new,
                        Collectors.mapping(Form.Field::value, Collectors.toCollection(TreeSet::new))));
        StringBuilder text = new StringBuilder(url);
        sorted.forEach(
                (name, values) -> values.forEach(value -> text.append(name).append(value)));
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(authToken.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return Base64.getEncoder()
                    .encodeToString(mac.doFinal(text.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has HmacSHA1", e);
        }
    }
}
