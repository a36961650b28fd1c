/// The small change of Twilio's wire: form fields, identifiers, timestamps. No state, no opinions.
@NullMarked
package io.patchbay.sandbox.twilio.wire;

import org.jspecify.annotations.NullMarked;
