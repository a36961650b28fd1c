package io.patchbay.agent.server;

import org.eclipse.jetty.server.Handler;

/// One way in: everything under `path` (`/health`, or `/twilio/*` for a whole tree) is answered by `handler`. The
/// path also names the way in among the metrics.
public record Mount(String path, Handler handler) {}
