package io.patchbay.agent.gateway.rest;

import io.patchbay.agent.gateway.auth.Caller;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Types;
import java.time.Duration;
import java.util.OptionalLong;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Runs one statement as the caller: in a transaction of its own, under the caller's role, with the claims where the
/// policies look for them. Role and claims are local to the transaction, so nothing of a caller stays on a connection.
final class CallerSession {

    private static final Duration LONGEST = Duration.ofSeconds(8);

    private static final String ENTER = "select set_config('statement_timeout', ?, true),"
            + " set_config('transaction_read_only', ?, true), set_config('request.jwt.claims', ?, true),"
            + " set_config('request.method', ?, true), set_config('request.path', ?, true),"
            + " set_config('role', ?, true)";

    private final DataSource database;

    CallerSession(DataSource database) {
        this.database = database;
    }

    /// The statement's row: a body of JSON, how many rows are in it, how many there are.
    record Result(@Nullable String body, long rows, OptionalLong total) {}

    /// Decides, still inside the transaction, what to answer; a failure undoes what was written.
    interface Judge {

        Answer judge(Result result);
    }

    Answer run(Caller caller, RestRequest request, Sql sql, Judge judge) {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                enter(connection, caller, request);
                var answer = judge.judge(result(connection, sql));
                connection.commit();
                return answer;
            } catch (SQLException | RuntimeException failure) {
                connection.rollback();
                throw failure;
            }
        } catch (SQLTransientConnectionException full) {
            throw new RestFailure(504, "PGRST003", "Timed out acquiring connection from connection pool.", null, null);
        } catch (SQLException refused) {
            throw SqlRefusals.of(refused, caller.role());
        }
    }

    private static void enter(Connection connection, Caller caller, RestRequest request) throws SQLException {
        try (var statement = connection.prepareStatement(ENTER)) {
            statement.setString(1, Long.toString(LONGEST.toMillis()));
            statement.setString(2, request.isRead() ? "on" : "off");
            statement.setString(3, caller.claims());
            statement.setString(4, request.method());
            statement.setString(5, "/" + request.table());
            statement.setString(6, caller.role().word());
            statement.execute();
        }
    }

    private static Result result(Connection connection, Sql sql) throws SQLException {
        try (var statement = connection.prepareStatement(sql.text())) {
            bind(statement, sql);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                long total = row.getLong(3);
                var all = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(total);
                return new Result(row.getString(1), row.getLong(2), all);
            }
        }
    }

    /// As literals of unknown type: the server takes each for what its place asks for.
    private static void bind(PreparedStatement statement, Sql sql) throws SQLException {
        var values = sql.values();
        for (int i = 0; i < values.size(); i++) {
            statement.setObject(i + 1, values.get(i), Types.OTHER);
        }
    }
}
