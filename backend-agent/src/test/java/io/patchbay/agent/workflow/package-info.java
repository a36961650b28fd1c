/// Tests of the workflow: every state with every event, and the table of moves in the documentation.
@NullMarked
package io.patchbay.agent.workflow;

import org.jspecify.annotations.NullMarked;
