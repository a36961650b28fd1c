package io.patchbay.sandbox.twilio.rest;

import io.patchbay.sandbox.twilio.webhook.Target;
import io.patchbay.sandbox.twilio.wire.Callback;
import io.patchbay.sandbox.twilio.wire.Form;
import io.patchbay.sandbox.twilio.wire.Refusal;
import io.patchbay.sandbox.twilio.wire.SipAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Rules a request's parameters must meet. The first broken rule decides the answer, as with the carrier.
final class Checks {

    static final Set<String> CALL_EVENTS = Set.of("initiated", "ringing", "answered", "completed");
    static final Set<String> CONFERENCE_EVENTS =
            Set.of("start", "end", "join", "leave", "mute", "hold", "modify", "speaker", "announcement");

    private static final Pattern E164 = Pattern.compile("\\+[1-9]\\d{6,14}");
    private static final Pattern NORTH_AMERICA = Pattern.compile("\\+1[2-9]\\d{2}[2-9]\\d{6}");
    private static final Pattern DIGITS = Pattern.compile("[0-9A-D#*wW]{1,32}");

    private final Form form;
    private @Nullable Refusal first;

    Checks(Form form) {
        this.form = form;
    }

    Optional<Refusal> refusal() {
        return Optional.ofNullable(first);
    }

    Checks require(boolean met, int code, String message) {
        if (!met && first == null) {
            first = Refusal.badRequest(code, message);
        }
        return this;
    }

    Checks given(String name, int code) {
        return require(form.filled(name).isPresent(), code, "No '" + name + "' was specified");
    }

    /// An address that can be dialled: E.164 or SIP.
    Checks dialable(String name) {
        String to = form.filled(name).orElse("");
        if (SipAddress.isSip(to)) {
            SipAddress.refusal(to).ifPresent(r -> require(false, r.code(), r.message()));
            return this;
        }
        require(E164.matcher(to).matches(), 21211, "The '" + name + "' number is not a valid phone number.");
        boolean american = to.startsWith("+1");
        return require(
                !american || NORTH_AMERICA.matcher(to).matches(),
                21217,
                "The phone number does not appear to be valid.");
    }

    Checks url(String name, int code) {
        boolean fine =
                form.filled(name).map(url -> Target.parse(url).isPresent()).orElse(true);
        return require(fine, code, "The '" + name + "' URL is not valid.");
    }

    Checks method(String name) {
        boolean fine = form.filled(name)
                .map(method -> method.equalsIgnoreCase("GET") || method.equalsIgnoreCase("POST"))
                .orElse(true);
        return require(fine, 21209, "The '" + name + "' must be GET or POST.");
    }

    Checks events(String name, Set<String> allowed) {
        return require(allowed.containsAll(form.all(name)), 21626, "Invalid '" + name + "'");
    }

    Checks number(String name, int least, int most, int code) {
        boolean fine = form.filled(name).map(text -> within(text, least, most)).orElse(true);
        return require(fine, code, "The '" + name + "' is out of range.");
    }

    Checks oneOf(String name, Set<String> allowed) {
        boolean fine = form.filled(name).map(allowed::contains).orElse(true);
        return require(fine, 20422, "Invalid parameter: " + name);
    }

    Checks digits(String name) {
        boolean fine = form.filled(name).map(d -> DIGITS.matcher(d).matches()).orElse(true);
        return require(fine, 21206, "The '" + name + "' are not valid.");
    }

    /// The callback under a name, with `…Method` and `…Event` beside it; null when there is none.
    static @Nullable Callback callback(Form form, String name, List<String> events) {
        String method = form.filled(name + "Method").orElse("POST");
        List<String> wished = form.all(name + "Event");
        return form.filled(name)
                .map(url -> new Callback(url, method, Set.copyOf(wished.isEmpty() ? events : wished)))
                .orElse(null);
    }

    static int number(Form form, String name, int otherwise) {
        return form.filled(name).map(Integer::parseInt).orElse(otherwise);
    }

    private static boolean within(String text, int least, int most) {
        try {
            int number = Integer.parseInt(text.trim());
            return number >= least && number <= most;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
