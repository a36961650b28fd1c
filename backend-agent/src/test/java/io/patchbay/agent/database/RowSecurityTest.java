package io.patchbay.agent.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Who may do what, as PostgREST asks: the role set and the claims given inside a transaction.
@Tag("postgres")
class RowSecurityTest {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.fresh();

    private static final String USER = UUID.randomUUID().toString();
    private static final String ENQUEUE =
            "insert into pending_calls (exam_id, employee_name, appointment_time, phone%s)"
                    + " values ('E', 'N', now(), '+12025550100'%s) returning id";

    @BeforeAll
    static void someRows() throws SQLException {
        DATABASE.execute(ENQUEUE.formatted("", ""));
        DATABASE.execute("insert into audit_log (action) values ('reveal')");
        DATABASE.execute("insert into webhook_receipts (source, event_key) values ('twilio', '1')");
    }

    @ParameterizedTest
    @ValueSource(strings = {"viewer", "supervisor", "admin"})
    void everyRoleReadsTheQueueAndTheDashboard(String role) throws SQLException {
        assertThat(as(role, "select count(*) > 0 from pending_calls")).containsExactly("t");
        assertThat(as(role, "select sum(calls) > 0 from scheduler_dashboard")).containsExactly("t");
    }

    @Test
    void aSignedInUserWithoutARoleSeesNothing() throws SQLException {
        assertThat(as("", "select id from pending_calls")).isEmpty();
        assertThat(as("nobody-knows", "select id from pending_calls")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"pending_calls", "call_sessions", "leads", "audit_log", "webhook_receipts", "scheduler_dashboard"
            })
    void nobodyWhoIsNotSignedInReadsAnything(String table) {
        assertThatThrownBy(() -> run("anon", "{}", "select * from " + table))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("permission denied");
    }

    @ParameterizedTest
    @CsvSource({"viewer,false", "supervisor,true", "admin,true"})
    void supervisorsAndAdminsMayAskForThings(String role, boolean allowed) throws SQLException {
        assertAllowed(allowed, role, "insert into call_commands (kind) values ('pause_dialling') returning status");
        assertAllowed(allowed, role, ENQUEUE.formatted("", ""));
    }

    @Test
    void aSupervisorMayNotForgetAClinicAnAdminMay() throws SQLException {
        var sql = "insert into call_commands (kind) values ('forget_classification') returning status";
        assertAllowed(false, "supervisor", sql);
        assertAllowed(true, "admin", sql);
    }

    @Test
    void aCallCannotBeEnqueuedHalfDone() throws SQLException {
        assertAllowed(false, "supervisor", ENQUEUE.formatted(", workflow_state", ", 'completed'"));
        assertAllowed(false, "supervisor", ENQUEUE.formatted(", retry_count", ", 3"));
        assertAllowed(true, "supervisor", ENQUEUE.formatted(", workflow_state", ", 'pending'"));
    }

    @Test
    void whoAskedAndWhatCameOfItCannotBeForged() throws SQLException {
        assertThat(as(
                        "supervisor",
                        "insert into call_commands (kind, requested_by, status, finished_at, error_code) values"
                                + " ('pause_dialling', 'the boss', 'done', now(), 'x')"
                                + " returning requested_by || ' ' || status || ' ' || coalesce(error_code, '-')"))
                .containsExactly(USER + " pending -");
        run("authenticated", claims("viewer"), "insert into audit_log (actor, action) values ('the boss', 'reveal')");
        assertThat(DATABASE.value("select actor from audit_log order by seq desc limit 1"))
                .isEqualTo(USER);
    }

    @Test
    void onlyAdminsReadTheAuditLogAndNobodyReadsReceipts() throws SQLException {
        assertThat(as("supervisor", "select seq from audit_log")).isEmpty();
        assertThat(as("admin", "select count(*) > 0 from audit_log")).containsExactly("t");
        assertThatThrownBy(() -> as("admin", "select * from webhook_receipts"))
                .hasMessageContaining("permission denied");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update pending_calls set workflow_state = 'failed'",
                "delete from pending_calls",
                "update call_sessions set ended_at = now()",
                "update call_commands set status = 'done'",
                "delete from call_commands",
                "update audit_log set action = 'x'",
                "truncate leads",
                "select * from patchbay.flyway_schema_history",
            })
    void notEvenAnAdminChangesWhatAgentsOwn(String sql) {
        assertThatThrownBy(() -> run("authenticated", claims("admin"), sql)).hasMessageContaining("permission denied");
    }

    @Test
    void aServiceReadsAndWritesAsTheSeedsExpect() throws SQLException {
        assertThat(run("service_role", "{\"role\": \"service_role\"}", ENQUEUE.formatted("", "")))
                .hasSize(1);
        assertThat(run(
                        "service_role",
                        "{\"role\": \"service_role\"}",
                        "update call_sessions set call_status = 'ringing' where false returning id"))
                .isEmpty();
    }

    @Test
    void aClaimedRoleComesFromAppMetadataAlone() throws SQLException {
        assertThat(run(
                        "authenticated",
                        "{\"sub\": \"" + USER + "\", \"role\": \"admin\", \"user_metadata\": {\"role\": \"admin\"}}",
                        "select id from pending_calls"))
                .isEmpty();
    }

    @Test
    void theAuthFunctionsReadTheClaims() throws SQLException {
        assertThat(as("viewer", "select auth.uid()")).containsExactly(USER);
        assertThat(as("viewer", "select auth.jwt() #>> '{app_metadata,role}'")).containsExactly("viewer");
    }

    private static void assertAllowed(boolean allowed, String role, String sql) throws SQLException {
        if (allowed) {
            assertThat(as(role, sql)).hasSize(1);
        } else {
            assertThatThrownBy(() -> as(role, sql)).hasMessageContaining("row-level security");
        }
    }

    private static String claims(String role) {
        return "{\"sub\": \"%s\", \"role\": \"authenticated\", \"app_metadata\": {\"role\": \"%s\"}}"
                .formatted(USER, role);
    }

    private static List<@Nullable String> as(String role, String sql) throws SQLException {
        return run("authenticated", claims(role), sql);
    }

    private static List<@Nullable String> run(String databaseRole, String claims, String sql) throws SQLException {
        try (var connection = DATABASE.dataSource().getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("set local role " + databaseRole);
            statement.execute("select set_config('request.jwt.claims', '" + claims + "', true)");
            List<@Nullable String> rows = List.of();
            if (statement.execute(sql)) {
                var values = new ArrayList<@Nullable String>();
                try (var results = statement.getResultSet()) {
                    while (results.next()) {
                        values.add(results.getString(1));
                    }
                }
                rows = values;
            }
            connection.commit();
            return rows;
        }
    }
}
