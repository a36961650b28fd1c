package io.patchbay.agent.runtime;

import io.patchbay.agent.call.CallPolicy;
import io.patchbay.agent.port.store.CallStore;
import io.patchbay.agent.port.store.DueCalls;
import java.time.InstantSource;

/// What every call's runner needs of its surroundings.
record CallWorld(
        CallStore store,
        DueCalls due,
        EffectRunner effects,
        LiveCalls calls,
        InstantSource time,
        Timers timers,
        CallPolicy policy) {}
