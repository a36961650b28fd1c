package io.patchbay.sandbox.twilio.webhook;

import io.patchbay.sandbox.twilio.wire.Form;

/// One webhook as it is to be sent, however often that takes. The token is the same at every try.
record Shipment(String url, String method, Form fields, String token, boolean misSigned) {}
