package io.patchbay.agent.gateway.rest;

import io.patchbay.agent.gateway.auth.Caller.Role;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/// From the database's refusals to the protocol's. The texts go to the caller whose request they answer, as PostgREST
/// sends them.
final class SqlRefusals {

    private SqlRefusals() {}

    static RestFailure of(SQLException refused, Role role) {
        var state = refused.getSQLState() == null ? "XX000" : refused.getSQLState();
        if (state.startsWith("08")) {
            return new RestFailure(503, "PGRST000", "Database connection error. Retrying the connection.", null, null);
        }
        var said = refused instanceof PSQLException ours ? ours.getServerErrorMessage() : null;
        return new RestFailure(status(state, role), state, message(said), detail(said), hint(said));
    }

    private static int status(String state, Role role) {
        return switch (state) {
            case "42501" -> role == Role.ANON ? 401 : 403;
            case "23503", "23505" -> 409;
            case "25006" -> 405;
            case "42883", "42P01" -> 404;
            case "42P17", "57014" -> 500;
            case "57P01", "53400" -> 503;
            default -> statusOfClass(state);
        };
    }

    private static int statusOfClass(String state) {
        return switch (state.substring(0, 2)) {
            case "0L", "0P", "28" -> 403;
            case "09", "25", "2D", "38", "39", "3B", "40", "54", "55", "57", "58", "F0", "HV", "XX" -> 500;
            case "53" -> 503;
            default -> 400;
        };
    }

    private static String message(@Nullable ServerErrorMessage said) {
        return said == null || said.getMessage() == null ? "The database refused the request" : said.getMessage();
    }

    private static @Nullable String detail(@Nullable ServerErrorMessage said) {
        return said == null ? null : said.getDetail();
    }

    private static @Nullable String hint(@Nullable ServerErrorMessage said) {
        return said == null ? null : said.getHint();
    }
}
