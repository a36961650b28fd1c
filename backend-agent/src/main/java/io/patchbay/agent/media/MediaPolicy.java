package io.patchbay.agent.media;

import java.time.Duration;

/// The numbers of the media path.
///
/// @param maxMessageBytes a longer message ends the stream; the usual one has 360 bytes
/// @param reorderWindow how many messages a late one may be overtaken by before it is given up
/// @param grace how long a call waits for a new socket after its own was lost
/// @param idle a socket on which nothing arrives for so long is lost; audio comes every 20 ms
public record MediaPolicy(int maxMessageBytes, int reorderWindow, Duration grace, Duration idle) {

    /// 16 KB is 1.5 s of audio in one message. Five messages are 100 ms, the most a verdict may wait for one that
    /// is late. 2 s of grace is what others settled on for the same carrier (asks, 24). 15 s is far beyond any
    /// network's pause.
    public static final MediaPolicy SHIPPED =
            new MediaPolicy(16 * 1024, 5, Duration.ofSeconds(2), Duration.ofSeconds(15));
}
