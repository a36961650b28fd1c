package io.patchbay.sandbox.twilio.call;

import io.patchbay.sandbox.twilio.twiml.Verb;
import java.util.List;

/// What asking the customer for instructions brought.
sealed interface Page {

    /// Verbs to carry out. `url` is where they came from, empty for TwiML given with the call.
    record Instructions(String url, String method, List<Verb> verbs) implements Page {}

    /// Nothing usable; the carrier's error code says why.
    record Failed(String url, int errorCode) implements Page {}
}
