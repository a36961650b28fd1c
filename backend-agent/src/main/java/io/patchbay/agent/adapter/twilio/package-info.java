/// Twilio Voice behind our ports: placing and steering calls ([TwilioTelephony]), what we answer when it asks
/// ([TwilioTwiml]), what it tells us ([TwilioWire]) and whether it was really Twilio ([TwilioSignature]).
/// `AgentWiring` makes the telephony; `webhook` reads, answers and checks. Sees no other adapter.
@NullMarked
package io.patchbay.agent.adapter.twilio;

import org.jspecify.annotations.NullMarked;
