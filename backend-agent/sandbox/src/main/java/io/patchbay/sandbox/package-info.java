/// A program of its own that stands in for every provider, on loopback and in their own wire formats, so that nothing
/// needs an account. Shares no code with the agent. Start at [Sandbox] (in a test) or `SandboxMain` (as a program); the
/// parts are put together in `SandboxWiring`.
@NullMarked
package io.patchbay.sandbox;

import org.jspecify.annotations.NullMarked;
