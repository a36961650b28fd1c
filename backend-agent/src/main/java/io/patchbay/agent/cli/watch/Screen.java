package io.patchbay.agent.cli.watch;

import io.patchbay.contract.row.CallTotals;
import io.patchbay.contract.row.LiveCall;
import java.time.Instant;
import java.util.List;

/// Where the table goes.
interface Screen {

    void show(List<LiveCall> calls, CallTotals totals, Instant now);

    /// The server gave nothing; `code` says why.
    void showFailure(String code, Instant now);
}
