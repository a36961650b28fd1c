package io.patchbay.sandbox.twilio.stream;

import java.util.List;
import java.util.Optional;

/// One direction of a leg's audio: `inbound` is what the far end says, `outbound` what is played to it.
public enum Track {
    INBOUND("inbound"),
    OUTBOUND("outbound");

    private final String wire;

    Track(String wire) {
        this.wire = wire;
    }

    public String wire() {
        return wire;
    }

    /// The tracks of a `track` attribute; empty for a word that is none (error 31941).
    public static Optional<List<Track>> of(String attribute) {
        return switch (attribute) {
            case "inbound_track" -> Optional.of(List.of(INBOUND));
            case "outbound_track" -> Optional.of(List.of(OUTBOUND));
            case "both_tracks" -> Optional.of(List.of(INBOUND, OUTBOUND));
            default -> Optional.empty();
        };
    }
}
