package io.patchbay.agent.runtime;

import io.patchbay.agent.call.CallEvent;
import io.patchbay.agent.call.CallState;
import io.patchbay.agent.change.ChangeListener;
import io.patchbay.agent.change.RowChange;
import io.patchbay.agent.port.store.CallStore;
import io.patchbay.agent.port.store.Sessions;
import io.patchbay.contract.id.CallSessionId;
import io.patchbay.contract.row.DetectionState;
import io.patchbay.contract.row.WorkflowState;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Hears what other programs write: a verdict written into a session of ours acts like our own, and a row that became
/// due wakes the
/// dispatcher. Our own writes come back too; they are told apart by the machine state written with them.
final class RowWatch implements ChangeListener {

    private static final Set<WorkflowState> DISPATCHED = EnumSet.of(
            WorkflowState.NEW,
            WorkflowState.CHECKING_CLASSIFICATION,
            WorkflowState.NEEDS_CLASSIFICATION,
            WorkflowState.CLASSIFICATION_PENDING,
            WorkflowState.READY_TO_CALL,
            WorkflowState.RETRY_PENDING);

    private final LiveCalls calls;
    private final Sessions sessions;
    private final StateJson json;
    private final Runnable wake;

    RowWatch(LiveCalls calls, Sessions sessions, StateJson json, Runnable wake) {
        this.calls = calls;
        this.sessions = sessions;
        this.json = json;
        this.wake = wake;
    }

    @Override
    public void changed(RowChange change) {
        switch (change.table()) {
            case "call_sessions" -> session(change);
            case "pending_calls" -> pendingCall(change);
            default -> {}
        }
    }

    /// Something may have been missed: the queue is read again, and so is every session of ours.
    @Override
    public void gap(String reason) {
        wake.run();
        try {
            for (CallRunner runner : calls.all()) {
                reread(runner.subject().session());
            }
        } catch (CallStore.StoreUnavailable away) {
            // The next gap or change says it again; hearing goes on meanwhile.
            return;
        }
    }

    private void reread(CallSessionId session) {
        sessions.detectionOf(session).ifPresent(written -> {
            Optional<String> machine = sessions.find(session).flatMap(Sessions.LiveSession::machineState);
            if (!ownWord(machine.orElse(null), session).equals(Optional.of(written))) {
                told(session, written);
            }
        });
    }

    private void pendingCall(RowChange change) {
        String state = change.row().get("workflow_state");
        if (state != null
                && DISPATCHED.contains(WorkflowState.ofWord(state))
                && change.row().get("claimed_by") == null) {
            wake.run();
        }
    }

    private void session(RowChange change) {
        String id = change.row().get("id");
        String detection = change.row().get("ivr_detection_state");
        if (id == null || detection == null) {
            return;
        }
        CallSessionId session = CallSessionId.parse(id);
        if (!calls.isLive(session)) {
            return;
        }
        DetectionState written = DetectionState.ofWord(detection);
        if (!ownWord(change.row().get("machine_state"), session).equals(Optional.of(written))) {
            told(session, written);
        }
    }

    /// What our own machine had decided when it last wrote the row. An unchanged large column is not sent along; then
    /// our call knows.
    private Optional<DetectionState> ownWord(@Nullable String machineState, CallSessionId session) {
        Optional<CallState> state =
                machineState == null ? calls.find(session).map(CallRunner::state) : json.read(machineState);
        return state.flatMap(known -> known.call().finding().detection());
    }

    private void told(CallSessionId session, DetectionState state) {
        calls.post(session, new CallEvent.VerdictWritten(state));
    }
}
