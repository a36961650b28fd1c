/// TwiML as data: documents are parsed here and nowhere else. What the verbs do is `twilio.call`'s business. Start at
/// [Twiml].
@NullMarked
package io.patchbay.sandbox.twilio.twiml;

import org.jspecify.annotations.NullMarked;
