package io.patchbay.sandbox.twilio.webhook;

import java.util.Set;

/// The names of what can go wrong with webhooks.
public final class WebhookFault {

    /// Milliseconds within which callbacks arrive in any order.
    public static final String SHUFFLE = "webhooks.shuffleMillis";
    /// 1: every webhook is sent twice at the same time, under one idempotency token.
    public static final String DOUBLE = "webhooks.double";
    /// Milliseconds by which every webhook is late.
    public static final String DELAY = "webhooks.delayMillis";
    /// So many callbacks are lost.
    public static final String DROP = "webhooks.drop";
    /// So many webhooks carry a signature that does not fit.
    public static final String WRONG_SIGNATURE = "webhooks.wrongSignature";

    public static final Set<String> ALL = Set.of(SHUFFLE, DOUBLE, DELAY, DROP, WRONG_SIGNATURE);

    private WebhookFault() {}
}
