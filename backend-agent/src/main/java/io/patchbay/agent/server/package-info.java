/// The agent's HTTP server and what every server needs: composition of ways in by path ([HttpServer], [Mount]),
/// limits, health and metrics. Knows nothing of calls; `webhook`, `media` and the gateway bring the handlers, the
/// wiring brings them together. Start at [HttpServer].
@NullMarked
package io.patchbay.agent.server;

import org.jspecify.annotations.NullMarked;
