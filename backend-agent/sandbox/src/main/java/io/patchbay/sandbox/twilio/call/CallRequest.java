package io.patchbay.sandbox.twilio.call;

import io.patchbay.sandbox.twilio.twiml.Verb;
import io.patchbay.sandbox.twilio.wire.Callback;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A call as the customer asked for it, validated.
public record CallRequest(
        String to, String from, Plan plan, @Nullable Callback statusCallback, Limits limits, Extras extras) {

    /// What happens when somebody picks up.
    public sealed interface Plan {

        record FetchTwiml(Callback document, @Nullable Callback fallback) implements Plan {}

        record RunTwiml(String twiml) implements Plan {}

        record JoinConference(String conferenceSid, Verb.Conference how) implements Plan {}
    }

    /// `ringing`: how long to let it ring; `lasting`: how long the call may last.
    public record Limits(Duration ringing, Duration lasting) {}

    /// `digits`: keys to play on answer. `session`: the customer's own correlation, from the callback's URL.
    public record Extras(
            String digits,
            @Nullable Detection detection,
            @Nullable String session) {}

    /// Answering machine detection as asked for.
    public record Detection(
            boolean wholeMessage, boolean async, @Nullable Callback callback, Thresholds thresholds) {}

    public record Thresholds(Duration speech, Duration speechEnd, Duration silence, Duration overall) {}
}
