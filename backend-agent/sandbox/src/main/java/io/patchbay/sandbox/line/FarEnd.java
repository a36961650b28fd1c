package io.patchbay.sandbox.line;

import java.time.Duration;

/// What becomes of dialling an address.
public sealed interface FarEnd {

    /// It rings for so long and is then picked up.
    record PicksUp(Duration ringing, Party party) implements FarEnd {}

    /// It rings until the caller gives up.
    record RingsOut() implements FarEnd {}

    /// It is engaged (SIP 486).
    record Engaged() implements FarEnd {}

    /// The network cannot connect the call; the SIP status says why, 404 for a number nobody has.
    record Unreachable(int sipStatus) implements FarEnd {}
}
