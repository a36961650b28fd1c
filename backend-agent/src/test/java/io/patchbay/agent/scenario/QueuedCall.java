package io.patchbay.agent.scenario;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// A row of `pending_calls` that a test put into the queue: waits for what becomes of it and tells.
final class QueuedCall {

    /// Of the wall: a slow machine must still get there.
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private static final Duration LOOK = Duration.ofMillis(50);
    private static final Set<String> FINISHED = Set.of("completed", "failed");
    private static final Set<String> ON_THE_LINE = Set.of("classifying", "calling");

    private final TestExchange exchange;
    private final UUID id;

    QueuedCall(TestExchange exchange, UUID id) {
        this.exchange = exchange;
        this.id = id;
    }

    UUID id() {
        return id;
    }

    /// Its row in `pending_calls`.
    Row row() {
        return exchange.row("select * from pending_calls where id = ?", id);
    }

    String state() {
        return row().text("workflow_state");
    }

    /// Its attempts, oldest first.
    List<Row> sessions() {
        return exchange.rows("select * from call_sessions where pending_call_id = ? order by attempt", id);
    }

    /// Its `attempt`-th attempt, from 1.
    Row session(int attempt) {
        return sessions().get(attempt - 1);
    }

    /// Its only attempt so far.
    Row onlySession() {
        List<Row> all = sessions();
        if (all.size() != 1) {
            throw new IllegalStateException("attempts: " + all.size());
        }
        return all.getFirst();
    }

    /// What its phone trees were heard to say and were told.
    List<Row> ivrEvents(String actionType) {
        return exchange.rows("""
                select e.* from ivr_events e join call_sessions s on s.id = e.session_id
                where s.pending_call_id = ? and e.action_type = ? order by e.created_at, e.timing_ms
                """, id, actionType);
    }

    /// Waits until it is finished: completed, failed, or parked for somebody to look at.
    QueuedCall ends() {
        return until("ends", this::hasEnded);
    }

    boolean hasEnded() {
        Row row = row();
        return FINISHED.contains(row.text("workflow_state"))
                || (row.text("workflow_state").equals("pending") && row.flag("needs_review"));
    }

    /// Waits until it is in this state.
    QueuedCall reaches(String state) {
        return until("reaches " + state, () -> state().equals(state));
    }

    /// Waits until so many attempts are over and the next, if any, has not begun.
    QueuedCall attempted(int attempts) {
        return until("attempt " + attempts, () -> {
            List<Row> sessions = sessions();
            return sessions.size() == attempts
                    && sessions.stream().noneMatch(s -> s.text("ended_at").isEmpty())
                    && !ON_THE_LINE.contains(state());
        });
    }

    /// Waits until its `attempt`-th attempt has a value in this column.
    QueuedCall has(int attempt, String column) {
        return until(column, () -> {
            List<Row> sessions = sessions();
            return sessions.size() >= attempt && !session(attempt).text(column).isEmpty();
        });
    }

    /// From the end of the last attempt to the next.
    Duration retriesIn() {
        return Duration.between(sessions().getLast().time("ended_at"), row().time("next_action_at"));
    }

    /// The wait for a retry is over: as if the time had come.
    QueuedCall dueNow() {
        exchange.update("update pending_calls set next_action_at = now() where id = ?", id);
        return this;
    }

    /// What became of it so far, for the description of an assertion. Nothing about the patient.
    String story() {
        StringBuilder story = new StringBuilder(state());
        story.append(" (").append(row().text("last_error")).append(")");
        for (Row session : sessions()) {
            story.append("; ").append(session.text("purpose"));
            for (String column : List.of(
                    "id",
                    "call_end_reason",
                    "ivr_detection_state",
                    "default_verdict",
                    "verdict_evidence",
                    "answered_at",
                    "verdict_at",
                    "unhold_requested_at",
                    "unhold_confirmed_at",
                    "assistant_first_audio_at",
                    "ended_at")) {
                story.append(' ').append(column).append('=').append(session.text(column));
            }
        }
        return story.toString();
    }

    QueuedCall until(String what, java.util.concurrent.Callable<Boolean> condition) {
        await(what).atMost(PATIENCE).pollInterval(LOOK).until(condition);
        return this;
    }
}
