package io.patchbay.agent.cli.demo;

import io.patchbay.agent.port.store.CallSummaries.CallSummary;
import io.patchbay.contract.id.PendingCallId;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Says each call's moves as they happen, one line a move.
final class Progress {

    private final PrintWriter out;
    private final Map<PendingCallId, String> shown = new HashMap<>();

    Progress(PrintWriter out) {
        this.out = out;
    }

    void show(List<CallSummary> calls) {
        for (CallSummary call : calls) {
            String now = call.state().word()
                    + call.detection().map(state -> ", " + state).orElse("")
                    + call.evaluation().map(word -> ", " + word).orElse("");
            if (!now.equals(shown.put(call.id(), now))) {
                long over = calls.stream().filter(Idle::hasEnded).count();
                out.printf("%3d/%d  %-36s %s%n", over, calls.size(), call.clinicName(), now);
            }
        }
        out.flush();
    }
}
