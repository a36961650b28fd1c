/// The life of one pending call, decided in one place: [WorkflowMachine] takes where the call is and what happened and
/// answers where it goes and what is to be done about it. Nothing here reads a clock, draws a random number, touches a
/// row or a line. The runtime applies the steps and performs the effects; only it calls the machine. Start with
/// [Workflow], then [WorkflowMachine]; every move is listed in `docs/workflow-transitions.md`, which a test generates.
@NullMarked
package io.patchbay.agent.workflow;

import org.jspecify.annotations.NullMarked;
