package io.patchbay.agent.importing;

import io.patchbay.contract.id.PendingCallId;
import java.util.List;
import java.util.function.Supplier;

/// Where accepted calls go.
public interface ImportStore {

    /// Inserts all calls in one transaction and returns their number; on any failure there is none of them.
    int insertAll(List<NewPendingCall> calls, Supplier<PendingCallId> ids);
}
