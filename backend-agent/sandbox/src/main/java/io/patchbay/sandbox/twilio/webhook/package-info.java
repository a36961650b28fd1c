/// Requests the simulated carrier makes to its customer: signed, timed, retried and, on demand, late, lost, doubled or
/// out of order, as real ones are. Start at [Webhooks].
@NullMarked
package io.patchbay.sandbox.twilio.webhook;

import org.jspecify.annotations.NullMarked;
