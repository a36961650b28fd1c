package io.patchbay.agent.cli.demo;

import io.patchbay.agent.port.store.CallSummaries.CallSummary;
import io.patchbay.contract.row.WorkflowState;

/// When a call is over for the demo: finished, given up, or waiting for somebody to look at it.
final class Idle {

    private Idle() {}

    static boolean hasEnded(CallSummary call) {
        return call.state().isTerminal() || (call.state() == WorkflowState.PENDING && call.needsReview());
    }
}
