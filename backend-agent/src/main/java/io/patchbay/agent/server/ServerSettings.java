package io.patchbay.agent.server;

import java.time.Duration;

/// Where the agent listens and what it puts up with.
///
/// @param bindAddress a local address; loopback unless the operator says otherwise
/// @param port 0 takes any free port
/// @param maxConnections further connections wait until one closes
/// @param maxBodyBytes the most any request may carry; a way in may allow less
/// @param idle a connection that moves no byte for so long is closed (HTTP only; websockets have their own)
/// @param stopWithin how long running requests get to finish when the agent stops
public record ServerSettings(
        String bindAddress, int port, int maxConnections, long maxBodyBytes, Duration idle, Duration stopWithin) {

    /// The shipped numbers: 4,000 connections (2,000 streams and their webhooks), 4 MB (a long end-of-call report
    /// with its transcript is some hundred kilobytes), 30 s idle (twice the carrier's longest wait), 5 s to
    /// finish.
    public static ServerSettings on(String bindAddress, int port) {
        return new ServerSettings(
                bindAddress, port, 4_000, 4 * 1024 * 1024, Duration.ofSeconds(30), Duration.ofSeconds(5));
    }
}
