/// Twilio's 2010-04-01 REST API over the simulated exchange: authentication, validation with the real error codes, JSON
/// as documented, and the faults a caller must survive. Start at [TwilioPart], then `Router`.
@NullMarked
package io.patchbay.sandbox.twilio.rest;

import org.jspecify.annotations.NullMarked;
