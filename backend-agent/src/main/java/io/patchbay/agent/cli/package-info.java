/// The command line: one entry to everything the product does. The only package that sees the agent, the sandbox and
/// the console's
/// process at once, and the only one that prints.
@NullMarked
package io.patchbay.agent.cli;

import org.jspecify.annotations.NullMarked;
