/// Simulated Twilio, tested from outside over loopback.
@NullMarked
package io.patchbay.sandbox.twilio;

import org.jspecify.annotations.NullMarked;
