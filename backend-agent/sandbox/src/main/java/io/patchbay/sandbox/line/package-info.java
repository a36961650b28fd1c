/// The meeting point inside the sandbox: a leg of a simulated call and the party at its far end. Telephony drives
/// parties
/// frame by frame; clinics and the simulated assistant are parties. Time is the frame number: 50 frames are one second.
@NullMarked
package io.patchbay.sandbox.line;

import org.jspecify.annotations.NullMarked;
