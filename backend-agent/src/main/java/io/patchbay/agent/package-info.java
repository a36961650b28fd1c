/// The headless agent. Start with `call` (how a call moves), then `port` (what is asked of the world), `runtime` (how
/// thought
/// becomes action) and `AgentWiring` (what is really plugged in).
@NullMarked
package io.patchbay.agent;

import org.jspecify.annotations.NullMarked;
