package io.patchbay.agent.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.patchbay.contract.row.ActionType;
import io.patchbay.contract.row.CallStatus;
import io.patchbay.contract.row.ClassificationType;
import io.patchbay.contract.row.DetectionState;
import io.patchbay.contract.row.WorkflowState;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What the database refuses by itself.
@Tag("postgres")
class SchemaRulesTest {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.fresh();

    @Test
    void theWordsOfTheSchemaAreThoseOfTheContract() throws SQLException {
        assertThat(words("pending_calls_workflow_state_word"))
                .containsExactlyInAnyOrderElementsOf(words(WorkflowState.values(), WorkflowState::word));
        assertThat(words("call_sessions_call_status_word"))
                .containsExactlyInAnyOrderElementsOf(words(CallStatus.values(), CallStatus::word));
        assertThat(words("call_sessions_detection_word"))
                .containsExactlyInAnyOrderElementsOf(words(DetectionState.values(), DetectionState::word));
        assertThat(words("call_classifications_never_voicemail"))
                .containsExactlyInAnyOrderElementsOf(words(ClassificationType.values(), ClassificationType::word));
        assertThat(words("ivr_events_action_type_word"))
                .containsExactlyInAnyOrderElementsOf(words(ActionType.values(), ActionType::word));
    }

    @Test
    void aMailboxIsNeverRemembered() {
        refused(
                "call_classifications_never_voicemail",
                "insert into call_classifications (phone_number, classification_type) values ('+12025550110', 'voicemail')");
    }

    @Test
    void aNumberHasOneActiveClassificationAndAnyNumberOfOldOnes() throws SQLException {
        var insert = "insert into call_classifications (phone_number, classification_type, is_active)"
                + " values ('+12025550111', 'human', %s)";
        DATABASE.execute(insert.formatted("true"));
        DATABASE.execute(insert.formatted("false"));
        DATABASE.execute(insert.formatted("false"));
        refused("call_classifications_one_active_per_number", insert.formatted("true"));
    }

    @Test
    void aPendingCallAndANumberHaveOneLiveSessionEach() throws SQLException {
        DATABASE.execute("insert into pending_calls (id, exam_id, employee_name, appointment_time, phone) values"
                + " ('00000000-0000-0000-0000-0000000000aa', 'E', 'N', now(), '+12025550112')");
        var insert = "insert into call_sessions (pending_call_id, clinic_phone, ended_at) values"
                + " ('00000000-0000-0000-0000-0000000000aa', '%s', %s)";
        DATABASE.execute(insert.formatted("+12025550112", "null"));
        DATABASE.execute(insert.formatted("+12025550112", "now()"));
        refused("call_sessions_one_live_per_pending_call", insert.formatted("+12025550113", "null"));
        refused(
                "call_sessions_one_live_per_number",
                "insert into call_sessions (clinic_phone) values ('+12025550112')");
    }

    @Test
    void aWordThatIsNoStateIsRefused() {
        refused(
                "pending_calls_workflow_state_word",
                "insert into pending_calls (exam_id, employee_name, appointment_time, phone, workflow_state)"
                        + " values ('E', 'N', now(), '+12025550114', 'dialing')");
    }

    @Test
    void anEventOfACallWhoseSidIsUnknownNamesItsSession() throws SQLException {
        refused("ivr_events_name_their_call", "insert into ivr_events (transcript) values ('x')");
        DATABASE.execute("insert into call_sessions (id) values ('00000000-0000-0000-0000-0000000000bb')");
        DATABASE.execute("insert into ivr_events (session_id) values ('00000000-0000-0000-0000-0000000000bb')");
    }

    @Test
    void aChangedRowIsStampedAndAnUnchangedOneIsNot() throws SQLException {
        DATABASE.execute(
                "insert into call_sessions (id, created_at) values ('00000000-0000-0000-0000-0000000000cc', '2026-01-01')");
        var state = "select row_version || ' ' || (updated_at is not null) from call_sessions"
                + " where id = '00000000-0000-0000-0000-0000000000cc'";
        DATABASE.execute(
                "update call_sessions set call_status = call_status where id = '00000000-0000-0000-0000-0000000000cc'");
        assertThat(DATABASE.value(state)).isEqualTo("0 false");
        DATABASE.execute(
                "update call_sessions set call_status = 'ringing' where id = '00000000-0000-0000-0000-0000000000cc'");
        assertThat(DATABASE.value(state)).isEqualTo("1 true");
    }

    @Test
    void aLeadKeepsItsFirstCallButCanBeUnlinked() throws SQLException {
        DATABASE.execute("insert into leads (id, name, call_sid) values (900, 'L', 'CA1')");
        DATABASE.execute("update leads set call_sid = 'CA2', lead_status = 'contacted' where id = 900");
        assertThat(DATABASE.value("select call_sid || lead_status from leads where id = 900"))
                .isEqualTo("CA1contacted");
        DATABASE.execute("update leads set call_sid = null where id = 900");
        DATABASE.execute("update leads set call_sid = 'CA2' where id = 900");
        assertThat(DATABASE.value("select call_sid from leads where id = 900")).isEqualTo("CA2");
        refused("leads_call_sid_key", "insert into leads (name, call_sid) values ('M', 'CA2')");
    }

    @Test
    void historyIsOnlyAddedToAndGoesWithItsPendingCall() throws SQLException {
        DATABASE.execute("insert into pending_calls (id, exam_id, employee_name, appointment_time, phone) values"
                + " ('00000000-0000-0000-0000-0000000000dd', 'E', 'N', now(), '+12025550115')");
        DATABASE.execute("insert into workflow_events (pending_call_id, to_state, event) values"
                + " ('00000000-0000-0000-0000-0000000000dd', 'new', 'x')");
        refused("append-only", "update workflow_events set event = 'y'");
        refused("append-only", "delete from workflow_events");
        refused("append-only", "truncate workflow_events");
        DATABASE.execute("delete from pending_calls where id = '00000000-0000-0000-0000-0000000000dd'");
        assertThat(DATABASE.value("select count(*) from workflow_events where pending_call_id ="
                        + " '00000000-0000-0000-0000-0000000000dd'"))
                .isEqualTo("0");
    }

    @Test
    void theAuditLogIsOneUnbrokenChainAndShowsWhenItIsNot() throws SQLException {
        for (int i = 0; i < 3; i++) {
            DATABASE.execute(
                    "insert into audit_log (action, subject_table, detail) values ('reveal', 'pending_calls', '{\"n\": "
                            + i + "}')");
        }
        refused("append-only", "update audit_log set action = 'x'");
        refused("append-only", "delete from audit_log");
        refused("append-only", "truncate audit_log");
        assertThat(DATABASE.column("select patchbay.audit_breaks()")).isEmpty();
        DATABASE.execute("alter table audit_log disable trigger audit_log_no_change;"
                + " update audit_log set detail = '{\"n\": 9}' where seq = 2;"
                + " alter table audit_log enable trigger audit_log_no_change");
        assertThat(DATABASE.column("select patchbay.audit_breaks()")).containsExactly("2");
    }

    @Test
    void theDashboardHasARowForEveryState() throws SQLException {
        assertThat(DATABASE.column("select workflow_state from scheduler_dashboard"))
                .containsExactlyInAnyOrderElementsOf(words(WorkflowState.values(), WorkflowState::word));
    }

    @Test
    void everyPublishedTableHasAPrimaryKey() throws SQLException {
        assertThat(DATABASE.column(
                        "select t.tablename from pg_publication_tables t where not exists (select 1 from pg_class c"
                                + " join pg_index i on i.indrelid = c.oid and i.indisprimary"
                                + " where c.relname = t.tablename and c.relnamespace = 'public'::regnamespace)"))
                .isEmpty();
        assertThat(DATABASE.column("select tablename from pg_publication_tables where pubname = 'supabase_realtime'"))
                .contains("pending_calls", "call_sessions", "call_commands", "agents")
                .doesNotContain("webhook_receipts");
    }

    @Test
    void theQueueIsReadThroughItsIndex() throws SQLException {
        DATABASE.execute(
                "insert into pending_calls (exam_id, employee_name, appointment_time, phone, workflow_state, next_action_at)"
                        + " select 'E', 'N', now(), '+12025550199', 'completed', now() from generate_series(1, 5000)");
        DATABASE.execute("analyze pending_calls");
        assertThat(
                        String.join(
                                "\n",
                                nonNull(
                                        DATABASE.column(
                                                "explain select id from pending_calls where workflow_state in"
                                                        + " ('new', 'checking_classification', 'needs_classification', 'classification_pending',"
                                                        + " 'ready_to_call', 'retry_pending') and next_action_at <= now() order by next_action_at, id limit 20"))))
                .contains("pending_calls_due");
    }

    private static void refused(String rule, String sql) {
        assertThatThrownBy(() -> DATABASE.execute(sql))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining(rule);
    }

    private static List<String> words(String constraint) throws SQLException {
        var definition = DATABASE.value(
                "select pg_get_constraintdef(oid) from pg_constraint where conname = '" + constraint + "'");
        return Pattern.compile("'([a-z_]+)'::text")
                .matcher(String.valueOf(definition))
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }

    private static <T> List<String> words(T[] values, Function<T, String> word) {
        return Arrays.stream(values).map(word).toList();
    }

    private static List<String> nonNull(List<@Nullable String> values) {
        return values.stream().map(String::valueOf).toList();
    }
}
