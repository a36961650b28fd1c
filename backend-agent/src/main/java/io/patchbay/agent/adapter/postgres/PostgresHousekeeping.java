package io.patchbay.agent.adapter.postgres;

import io.patchbay.agent.port.store.Housekeeping;
import io.patchbay.contract.id.AgentId;
import io.patchbay.contract.phi.Phone;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Agents, receipts, the do-not-call list and pauses.
final class PostgresHousekeeping implements Housekeeping {

    /// There is one carrier account so far.
    private static final String ACCOUNT = "default";

    private final Statements statements;

    PostgresHousekeeping(Statements statements) {
        this.statements = statements;
    }

    @Override
    public void heartbeat(AgentId agent, String version, String publicUrl, int capacity, int liveCalls, Instant now) {
        statements.useTransaction(transaction -> transaction
                .update("heartbeat")
                .bind("agent", agent)
                .bind("version", version)
                .bind("publicUrl", publicUrl)
                .bind("capacity", capacity)
                .bind("liveCalls", liveCalls)
                .bind("now", now)
                .execute());
    }

    @Override
    public void goodbye(AgentId agent, Instant now) {
        statements.useTransaction(transaction -> transaction
                .update("goodbye")
                .bind("agent", agent)
                .bind("now", now)
                .execute());
    }

    @Override
    public boolean claimReceipt(String provider, String key, Instant now) {
        int deliveries = statements.inTransaction(transaction -> transaction
                .query("claim_receipt")
                .bind("provider", provider)
                .bind("key", key)
                .bind("now", now)
                .mapTo(Integer.class)
                .one());
        return deliveries == 1;
    }

    @Override
    public boolean isDoNotCall(Phone phone, Instant now) {
        return statements.inTransaction(transaction -> transaction
                .query("is_do_not_call")
                .bind("phone", phone)
                .bind("now", now)
                .mapTo(Boolean.class)
                .one());
    }

    @Override
    public List<Pause> pauses(Instant now) {
        return statements.inTransaction(transaction -> transaction
                .query("pauses")
                .bind("account", ACCOUNT)
                .bind("now", now)
                .map((results, context) -> pause(new Row(results)))
                .list());
    }

    @Override
    public void setPause(String cause, boolean paused, String reason, Optional<Instant> until, Instant now) {
        statements.useTransaction(transaction -> transaction
                .update("set_pause")
                .bind("account", ACCOUNT)
                .bind("cause", cause)
                .bind("paused", paused)
                .bind("reason", reason)
                .bind("until", until)
                .bind("now", now)
                .execute());
    }

    private static Pause pause(Row row) throws SQLException {
        return new Pause(
                row.text("cause"),
                row.optionalText("reason").orElse(""),
                row.instant("since"),
                row.optionalInstant("until"));
    }
}
