/// Tests of the Twilio adapter against the wire reference, over loopback.
@NullMarked
package io.patchbay.agent.adapter.twilio;

import org.jspecify.annotations.NullMarked;
