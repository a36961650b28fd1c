package io.patchbay.agent.runtime;

import io.patchbay.agent.call.CallEvent;
import io.patchbay.agent.port.AssistantReport;
import io.patchbay.agent.port.store.CallStore;
import io.patchbay.agent.port.store.Sessions;
import io.patchbay.agent.port.store.StoreWrite;
import io.patchbay.agent.workflow.AssistantOutcome;
import io.patchbay.contract.id.PendingCallId;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Takes the assistant's reports: first into the database, then to the call. A report may come twice, early or late.
public final class Reports {

    private final Sessions sessions;
    private final CallStore store;
    private final LiveCalls calls;
    private final InstantSource time;

    public Reports(Sessions sessions, CallStore store, LiveCalls calls, InstantSource time) {
        this.sessions = sessions;
        this.store = store;
        this.calls = calls;
        this.time = time;
    }

    /// Stores a report of a call we know by the assistant's id; false when we know no such call.
    public boolean accept(AssistantReport report) {
        return sessions.ofAssistant(report.assistantCallId())
                .map(session -> keep(session, report))
                .orElse(false);
    }

    /// Stores a report of a call we may know only by its pending call, since the assistant never asked for its data.
    public boolean accept(AssistantReport report, PendingCallId pendingCall) {
        Optional<Sessions.LiveSession> session = sessions.ofAssistant(report.assistantCallId());
        return session.or(() -> sessions.liveOf(pendingCall))
                .map(found -> keep(found, report))
                .orElse(false);
    }

    private boolean keep(Sessions.LiveSession session, AssistantReport report) {
        store.commit(List.of(new StoreWrite.StoreReport(session.id(), session.pendingCall(), report, time.instant())));
        calls.post(
                session.id(),
                new CallEvent.AssistantReported(
                        report.assistantCallId(), AssistantOutcome.ofEvaluation(report.evaluation())));
        return true;
    }
}
