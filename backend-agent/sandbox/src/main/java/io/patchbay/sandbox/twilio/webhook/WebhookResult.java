package io.patchbay.sandbox.twilio.webhook;

import java.nio.charset.StandardCharsets;

/// What came of asking the customer.
public sealed interface WebhookResult {

    /// The customer answered; any status. `latin1Body` holds the body's bytes, one per character.
    record Answered(int status, String contentType, String latin1Body) implements WebhookResult {

        public boolean isSuccess() {
            return status >= 200 && status < 300;
        }

        public byte[] bytes() {
            return latin1Body.getBytes(StandardCharsets.ISO_8859_1);
        }
    }

    /// No answer: 11205 when no connection came about, 11200 when none came in time.
    record NoAnswer(int errorCode) implements WebhookResult {}
}
