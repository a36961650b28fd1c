package io.patchbay.contract.row;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One line of the live table: a pending call, its newest attempt and what last happened to it, read in one request.
public record LiveCall(
        PendingCallRow call,
        @Nullable CallSessionRow session,
        @Nullable LastEvent lastEvent) {

    /// The relations to order newest first and to limit to one row.
    public static final String SESSIONS = "call_sessions";

    public static final String EVENTS = "workflow_events";

    /// What to ask `pending_calls` for in `select=`.
    public static final String COLUMNS = PendingCallRow.COLUMNS + "," + SESSIONS + "(" + CallSessionRow.COLUMNS + "),"
            + EVENTS + "(" + LastEvent.COLUMNS + ")";

    /// Throws `IllegalArgumentException` only when the row has no key.
    public static LiveCall of(JsonNode row) {
        var columns = new Columns(row);
        var session = columns.first(SESSIONS);
        var event = columns.first(EVENTS);
        return new LiveCall(
                PendingCallRow.of(row),
                session == null ? null : CallSessionRow.of(session),
                event == null ? null : LastEvent.of(event));
    }

    public CallStage stage() {
        return CallStage.of(this);
    }

    /// Since when it is in its stage, by the database's clock; null when the row does not tell.
    public @Nullable Instant stageSince() {
        var times = session == null ? null : session.times();
        var reached = times == null
                ? null
                : switch (stage()) {
                    case TALKING -> firstOf(times.letIn(), times.verdict(), times.answered());
                    case HANDING_OVER, NAVIGATING -> firstOf(times.verdict(), times.answered());
                    case LISTENING -> times.answered();
                    case RINGING, DIALLING -> firstOf(times.dialled(), times.created());
                    case WRAPPING_UP -> times.ended();
                    case WAITING, RETRYING, REVIEW, PARKED, COMPLETED, FAILED, UNKNOWN -> null;
                };
        return firstOf(reached, lastEvent == null ? null : lastEvent.at(), call.updatedAt());
    }

    /// When any part of it was last written, by the database's clock.
    public @Nullable Instant changedAt() {
        var row = call.updatedAt();
        var attempt = session == null ? null : session.times().updated();
        if (row == null || attempt == null) {
            return row == null ? attempt : row;
        }
        return row.isAfter(attempt) ? row : attempt;
    }

    /// The attempt under way or last made, counted from 1; 0 before the first.
    public int attempt() {
        return session == null ? 0 : session.attempt();
    }

    private static @Nullable Instant firstOf(@Nullable Instant... candidates) {
        for (var candidate : candidates) {
            if (candidate != null) {
                return candidate;
            }
        }
        return null;
    }
}
