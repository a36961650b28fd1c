/// Whole calls: the agent and the sandbox in one JVM (or the agent in one of its own, where it is to be killed), over
/// real sockets and a real PostgreSQL, faster than the wall. What happened is asked of the database and of the
/// sandbox's journal. Start at [io.patchbay.agent.scenario.TestExchange].
@NullMarked
package io.patchbay.agent.scenario;

import org.jspecify.annotations.NullMarked;
