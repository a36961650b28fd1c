/// The simulated exchange: calls, the legs they ride on, conferences, and what TwiML makes of them. All of it lives on
/// the frame ticker's thread and is advanced 20 ms at a time; only [Exchange] and the types it hands out are for
/// others.
/// Start at [Exchange], then `Leg`, `Script`, `Conference`.
@NullMarked
package io.patchbay.sandbox.twilio.call;

import org.jspecify.annotations.NullMarked;
