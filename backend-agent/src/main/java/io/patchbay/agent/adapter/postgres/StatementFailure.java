package io.patchbay.agent.adapter.postgres;

/// The database refused a statement of ours: a mistake in the program, or a rule it did not respect. Names the
/// statement, the SQLSTATE and the rule; never a value, and no cause, since the driver's text holds values.
public final class StatementFailure extends RuntimeException {

    StatementFailure(String statement, String sqlState, String rule) {
        super(
                "statement " + statement + ": SQLSTATE " + sqlState + (rule.isEmpty() ? "" : " (" + rule + ")"),
                null,
                false,
                true);
    }
}
