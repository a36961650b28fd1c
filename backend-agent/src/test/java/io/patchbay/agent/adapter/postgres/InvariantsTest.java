package io.patchbay.agent.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.patchbay.agent.database.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("postgres")
class InvariantsTest {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.fresh();

    private static final String CALL = "00000000-0000-0000-0000-00000000ca11";

    @BeforeEach
    void oneCallInOrder() throws SQLException {
        DATABASE.execute("delete from call_sessions");
        DATABASE.execute("delete from pending_calls");
        DATABASE.execute("insert into pending_calls (id, exam_id, employee_name, appointment_time, phone) values ('"
                + CALL + "', 'E', 'N', now(), '+12025550150')");
        DATABASE.execute("insert into workflow_events (pending_call_id, from_state, to_state, event) values ('" + CALL
                + "', 'checking_classification', 'new', 'x')");
        DATABASE.execute("insert into call_sessions (id, pending_call_id, clinic_phone, dial_started_at) values ('"
                + CALL + "', '" + CALL + "', '+12025550150', now())");
    }

    @Test
    void aDatabaseInOrderViolatesNothing() throws Exception {
        var violations = Invariants.over(DATABASE.dataSource()).violations();
        assertThat(violations.values()).containsOnly(0L);
        var document = Files.readString(Path.of("docs/data/invariants.sql"));
        assertThat(document.lines().filter(line -> line.startsWith("-- name:")).count())
                .isEqualTo(violations.size())
                .isGreaterThanOrEqualTo(18);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            every_ended_session_has_a_reason               | call_sessions | ended_at = now(), call_status = 'failed'
            ended_sessions_say_so                          | call_sessions | ended_at = now(), call_end_reason = 'x', call_ended_by = 'y'
            ended_sessions_say_so                          | call_sessions | call_status = 'completed'
            every_unhold_was_confirmed                     | call_sessions | unhold_requested_at = now() - interval '9 s', ended_at = now(), call_status = 'failed', call_end_reason = 'x', call_ended_by = 'y'
            the_assistant_never_speaks_before_it_is_let_in | call_sessions | assistant_first_audio_at = now() - interval '1 s', unhold_requested_at = now()
            no_dial_without_its_row                        | call_sessions | call_id = 'CA1', dial_started_at = null, agent_id = id
            retries_stay_within_their_limit                | pending_calls | retry_count = 4
            calls_to_review_say_why                        | pending_calls | needs_review = true
            every_move_is_in_the_history                   | pending_calls | workflow_state = 'ready_to_call'
            """)
    void aBrokenRuleIsFound(String rule, String table, String change) throws SQLException {
        DATABASE.execute("update " + table + " set " + change);
        assertOnly(rule);
    }

    @Test
    void aHoldThatIsNotConfirmedForThreeSecondsIsFound() throws SQLException {
        DATABASE.execute(
                "alter table call_sessions disable trigger user; update call_sessions set assistant_leg_status ="
                        + " 'answered', assistant_hold_desired = false, assistant_hold_confirmed = true, updated_at = now() - interval '4 s';"
                        + " alter table call_sessions enable trigger user");
        assertOnly("hold_is_confirmed_on_live_sessions");
        DATABASE.execute("update call_sessions set assistant_hold_confirmed = null");
        DATABASE.execute(
                "alter table call_sessions disable trigger user; update call_sessions set updated_at = now() - interval"
                        + " '4 s'; alter table call_sessions enable trigger user");
        assertThat(Invariants.over(DATABASE.dataSource()).violations().values()).containsOnly(0L);
    }

    @Test
    void aFinishedCallOnTheLineAndAnAbandonedOneAreFound() throws SQLException {
        DATABASE.execute("update pending_calls set workflow_state = 'failed', last_error = 'x'");
        var violations = Invariants.over(DATABASE.dataSource()).violations();
        assertThat(violations).containsEntry("finished_calls_have_no_live_session", 1L);
        DATABASE.execute("delete from call_sessions");
        DATABASE.execute(
                "update pending_calls set workflow_state = 'calling', next_action_at = now() - interval '2 min'");
        assertThat(Invariants.over(DATABASE.dataSource()).violations()).containsEntry("no_call_is_abandoned", 1L);
        DATABASE.execute("update pending_calls set workflow_state = 'failed', last_error = null");
        assertThat(Invariants.over(DATABASE.dataSource()).violations()).containsEntry("failed_calls_have_a_reason", 1L);
    }

    @Test
    void aHoleInTheHistoryIsFound() throws SQLException {
        DATABASE.execute("insert into workflow_events (pending_call_id, from_state, to_state, event) values ('" + CALL
                + "', 'calling', 'new', 'x')");
        assertOnly("the_history_has_no_holes");
    }

    @Test
    void whatTheSchemaItselfForbidsIsFoundWhenTheRuleIsGone() throws SQLException {
        DATABASE.execute(
                "drop index call_sessions_one_live_per_pending_call; drop index call_sessions_one_live_per_number;"
                        + " drop index call_classifications_one_active_per_number;"
                        + " alter table call_classifications drop constraint call_classifications_never_voicemail");
        DATABASE.execute(
                "insert into call_sessions (pending_call_id, clinic_phone) values ('" + CALL + "', '+12025550150')");
        DATABASE.execute(
                "insert into call_classifications (phone_number, classification_type) select '+12025550150', 'voicemail'"
                        + " from generate_series(1, 2)");
        assertThat(Invariants.over(DATABASE.dataSource()).violations())
                .containsEntry("one_live_session_per_pending_call", 1L)
                .containsEntry("one_live_session_per_number", 1L)
                .containsEntry("attempts_are_numbered_without_repetition", 1L)
                .containsEntry("one_active_classification_per_number", 1L)
                .containsEntry("no_voicemail_remembered", 2L);
        DATABASE.execute(
                "delete from call_sessions; delete from call_classifications;"
                        + " create unique index call_sessions_one_live_per_pending_call on call_sessions (pending_call_id) where ended_at is null;"
                        + " create unique index call_sessions_one_live_per_number on call_sessions (clinic_phone) where ended_at is null");
    }

    private static void assertOnly(String rule) {
        var violations = Invariants.over(DATABASE.dataSource()).violations();
        assertThat(violations).containsEntry(rule, 1L);
        assertThat(violations.values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(1);
    }
}
