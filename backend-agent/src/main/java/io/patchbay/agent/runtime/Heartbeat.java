package io.patchbay.agent.runtime;

import io.patchbay.agent.port.store.CallStore;
import io.patchbay.agent.port.store.Housekeeping;
import io.patchbay.agent.port.store.Sessions;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// This agent's sign of life, and with it the leases of its calls and claims: three beats per lease.
final class Heartbeat {

    private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);

    private final CallDesk.Identity identity;
    private final Housekeeping housekeeping;
    private final Sessions sessions;
    private final LiveCalls calls;
    private final ScaledTime time;
    private volatile boolean stopped;

    Heartbeat(
            CallDesk.Identity identity,
            Housekeeping housekeeping,
            Sessions sessions,
            LiveCalls calls,
            ScaledTime time) {
        this.identity = identity;
        this.housekeeping = housekeeping;
        this.sessions = sessions;
        this.calls = calls;
        this.time = time;
    }

    void start(Duration lease) {
        beat(lease);
    }

    /// No more beats; the agent's row says that it has gone, so that its calls are taken over at once.
    void stop() {
        stopped = true;
        try {
            housekeeping.goodbye(identity.id(), time.instant());
        } catch (CallStore.StoreUnavailable away) {
            LOG.atWarn().log("could not say goodbye; leases run out by themselves");
        }
    }

    private void beat(Duration lease) {
        if (stopped) {
            return;
        }
        try {
            Instant now = time.instant();
            housekeeping.heartbeat(
                    identity.id(), identity.version(), identity.publicUrl(), identity.capacity(), calls.size(), now);
            sessions.renew(identity.id(), now.plus(lease));
        } catch (CallStore.StoreUnavailable away) {
            LOG.atWarn().log("the database is away; no sign of life this time");
        } finally {
            time.after(lease.dividedBy(3), () -> beat(lease));
        }
    }
}
