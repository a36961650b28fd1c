package io.patchbay.console.feed;

import io.patchbay.contract.supabase.SupabaseFailure;

/// Reads what the screens show. Blocks, for a limited time.
public interface RowSource {

    /// Throws `SupabaseFailure` when there is nothing to give.
    Snapshot read() throws SupabaseFailure;
}
