/// The carrier's webhooks.
@NullMarked
package io.patchbay.sandbox.twilio.webhook;

import org.jspecify.annotations.NullMarked;
