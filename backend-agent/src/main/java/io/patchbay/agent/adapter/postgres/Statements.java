package io.patchbay.agent.adapter.postgres;

import io.patchbay.agent.port.store.CallStore.LineTaken;
import io.patchbay.agent.port.store.CallStore.StoreUnavailable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

/// Runs statements by name, in transactions, and turns the driver's exceptions into ours.
final class Statements {

    /// A statement that takes longer is given up: a call's decisions cannot wait for it.
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Set<String> LIVE_CALL_RULES =
            Set.of("call_sessions_one_live_per_pending_call", "call_sessions_one_live_per_number");

    private final Jdbi jdbi;
    private final Map<String, String> texts = new ConcurrentHashMap<>();

    Statements(DataSource dataSource) {
        jdbi = Jdbi.create(dataSource);
        jdbi.getConfig(SqlStatements.class).setQueryTimeout((int) TIMEOUT.toSeconds());
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(StatementExceptions.MessageRendering.NONE);
        Values.register(jdbi);
    }

    /// One transaction whose work may return something.
    <T> T inTransaction(Function<Transaction, T> work) {
        var transaction = new Transaction();
        try {
            return jdbi.inTransaction(handle -> work.apply(transaction.over(handle)));
        } catch (JdbiException e) {
            throw translated(transaction.current, e);
        }
    }

    void useTransaction(Consumer<Transaction> work) {
        inTransaction(transaction -> {
            work.accept(transaction);
            return true;
        });
    }

    /// How many rows a query without parameters returns; `name` is for failures.
    long count(String name, String query) {
        return inTransaction(transaction -> transaction.count(name, query));
    }

    /// The text of a statement: `claim_due` is in `claim_due.sql` beside this class.
    String text(String name) {
        return texts.computeIfAbsent(name, Statements::load);
    }

    /// Statements by name on one connection.
    final class Transaction {

        private @Nullable Handle handle;
        private String current = "(begin)";

        private Transaction over(Handle open) {
            handle = open;
            return this;
        }

        Query query(String name) {
            return open(name).createQuery(text(name));
        }

        Update update(String name) {
            return open(name).createUpdate(text(name));
        }

        private long count(String name, String query) {
            return open(name).createQuery(query).map((row, context) -> 1).stream()
                    .count();
        }

        private Handle open(String name) {
            current = name;
            if (handle == null) {
                throw new IllegalStateException("transaction is not open");
            }
            return handle;
        }
    }

    private static String load(String name) {
        try (var in = Statements.class.getResourceAsStream(name + ".sql")) {
            if (in == null) {
                throw new IllegalArgumentException("no statement named " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RuntimeException translated(String statement, JdbiException e) {
        Throwable cause = e;
        while (cause != null && !(cause instanceof SQLException)) {
            cause = cause.getCause();
        }
        if (!(cause instanceof SQLException sql)) {
            return new StatementFailure(statement, "none", e.getClass().getSimpleName());
        }
        var state = sql.getSQLState() == null ? "08000" : sql.getSQLState();
        var rule = sql instanceof PSQLException refused
                        && refused.getServerErrorMessage() != null
                        && refused.getServerErrorMessage().getConstraint() != null
                ? refused.getServerErrorMessage().getConstraint()
                : "";
        if (LIVE_CALL_RULES.contains(rule)) {
            return new LineTaken(rule);
        }
        return isUnavailable(state) ? new StoreUnavailable(state) : new StatementFailure(statement, state, rule);
    }

    /// Connection lost (08), out of resources (53), cancelled or shut down (57), deadlock and serialisation (40),
    /// internal and system errors (58, XX): nothing was written, and the same may work later.
    private static boolean isUnavailable(String state) {
        return Set.of("08", "53", "57", "40", "58", "XX", "25").contains(state.substring(0, 2));
    }
}
