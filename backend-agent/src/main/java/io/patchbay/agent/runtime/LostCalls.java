package io.patchbay.agent.runtime;

import io.patchbay.agent.call.Call;
import io.patchbay.agent.call.CallEvent;
import io.patchbay.agent.call.CallPlan;
import io.patchbay.agent.call.CallState;
import io.patchbay.agent.port.store.CallStore;
import io.patchbay.agent.port.store.Sessions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes over the calls of agents that are gone: their leases are over, their rows say how far they came. Dials
/// nothing.
final class LostCalls {

    private static final Logger LOG = LoggerFactory.getLogger(LostCalls.class);
    private static final int BATCH = 20;

    private final Sessions sessions;
    private final BookKeeping keeping;
    private final CallWorld world;
    private final StateJson json;

    LostCalls(Sessions sessions, BookKeeping keeping, CallWorld world, StateJson json) {
        this.sessions = sessions;
        this.keeping = keeping;
        this.world = world;
        this.json = json;
    }

    /// Looks now, and again every `every`, for as long as timers run.
    void watch(Duration every) {
        try {
            takeOver();
        } catch (CallStore.StoreUnavailable away) {
            LOG.atWarn().log("the database is away; lost calls are looked for later");
        } finally {
            world.timers().after(every, () -> watch(every));
        }
    }

    private void takeOver() {
        List<Sessions.LiveSession> lost =
                sessions.claimLost(keeping.agent(), world.time().instant(), keeping.lease(), BATCH);
        for (Sessions.LiveSession session : lost) {
            if (world.calls().find(session.id()).isPresent()) {
                continue;
            }
            world.due().find(session.pendingCall()).ifPresent(call -> {
                CallState state = state(session);
                CallSubject subject = new CallSubject(
                        session.id(),
                        session.pendingCall(),
                        session.purpose(),
                        session.clinicPhone(),
                        session.clinicName(),
                        state.call().plan());
                CallRunner runner =
                        new CallRunner(subject, new CallBooks(subject, call.workflow(), keeping), state, world);
                world.calls().add(runner);
                runner.start(List.of());
                runner.post(new CallEvent.TakenOver());
                LOG.atInfo().addKeyValue("session", session.id()).log("took over a lost call");
            });
        }
    }

    private CallState state(Sessions.LiveSession session) {
        Optional<CallState> kept = session.machineState().flatMap(json::read);
        return kept.orElseGet(() -> new CallState.Unsettled(Call.planned(
                new Call.Keys(session.id(), session.pendingCall(), session.purpose()), new CallPlan.Unknown())));
    }
}
