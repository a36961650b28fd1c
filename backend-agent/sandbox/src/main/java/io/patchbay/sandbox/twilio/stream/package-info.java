/// Media Streams, the carrier's side: the websocket towards the customer and the messages on it. A stream is driven
/// frame by frame from the exchange; nothing here knows about calls. Start at [MediaStreams].
@NullMarked
package io.patchbay.sandbox.twilio.stream;

import org.jspecify.annotations.NullMarked;
