/// The demo: sandbox, agent and a file of calls, from one command to a summary. Compares how every call ended with what
/// its clinic's
/// script says.
@NullMarked
package io.patchbay.agent.cli.demo;

import org.jspecify.annotations.NullMarked;
