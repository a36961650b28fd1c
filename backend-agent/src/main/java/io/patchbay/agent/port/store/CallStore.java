package io.patchbay.agent.port.store;

import java.util.List;

/// Writes decisions. Blocks; one transaction per call.
public interface CallStore {

    /// Writes all of it, in order, or nothing. Throws [StaleRow] when a row has moved on since it was read, [LineTaken]
    /// when the
    /// database's own rules refuse a second live call, [StoreUnavailable] when the database cannot be reached.
    void commit(List<StoreWrite> writes);

    /// The row is no longer where the decision believed it to be; nothing was written.
    final class StaleRow extends RuntimeException {
        public StaleRow(String table) {
            super(table + ": the row has moved on", null, false, false);
        }
    }

    /// There is already a live call for this pending call, or on this number; nothing was written.
    final class LineTaken extends RuntimeException {
        public LineTaken(String rule) {
            super("a live call exists already (" + rule + ")", null, false, false);
        }
    }

    /// The database did not answer. Carries no cause, since a driver's text may hold values.
    final class StoreUnavailable extends RuntimeException {
        public StoreUnavailable(String sqlState) {
            super("database unavailable (SQLSTATE " + sqlState + ")", null, false, true);
        }
    }
}
