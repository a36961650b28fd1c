package io.patchbay.agent.gateway.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.patchbay.agent.database.TestDatabase;
import io.patchbay.agent.gateway.auth.Tokens;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

@Tag("postgres")
final class RestGatewayRightsTest {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.fresh();

    private static final String COMMAND = "{\"kind\":\"pause_dialling\",\"idempotency_key\":\"%s\"}";
    private static GatewayServer gateway;

    @BeforeAll
    static void open() throws SQLException {
        DATABASE.execute("""
                insert into pending_calls (exam_id, employee_name, appointment_time, phone)
                values ('e1', 'Ada King', now(), '+15035550101')""");
        gateway = new GatewayServer(DATABASE.dataSource());
    }

    @AfterAll
    static void close() {
        gateway.close();
    }

    @Test
    void withoutATokenTheDatabaseIsNotEvenAsked() {
        var nowhere = new PGSimpleDataSource();
        nowhere.setPortNumbers(new int[] {1});
        try (var cutOff = new GatewayServer(nowhere)) {
            var response = cutOff.get("", "pending_calls");

            assertThat(response.statusCode()).isEqualTo(401);
            assertThat(response.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
            assertThat(response.body())
                    .isEqualTo("{\"code\":\"PGRST302\",\"details\":null,\"hint\":null,"
                            + "\"message\":\"Anonymous access is disabled\"}");
            assertThat(cutOff.send("POST", "no.such.token", "pending_calls?select=(((", "{")
                            .statusCode())
                    .isEqualTo(401);
            assertThat(cutOff.get(Tokens.user("admin"), "pending_calls").statusCode())
                    .isEqualTo(503);
        }
    }

    @Test
    void aBadTokenIsToldSoInTheHeaderToo() {
        var response = gateway.get("not.a.token", "pending_calls");

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("WWW-Authenticate").orElseThrow())
                .startsWith("Bearer error=\"invalid_token\"");
        assertThat(response.body()).contains("PGRST301");
    }

    @ParameterizedTest
    @CsvSource({"viewer,1", "supervisor,1", "admin,1", "stranger,0"})
    void thePoliciesDecideWhichRowsAreSeen(String role, int rows) {
        var response = gateway.send("HEAD", Tokens.user(role), "pending_calls", "", "Prefer", "count=exact");

        assertThat(response.headers().firstValue("Content-Range").orElseThrow()).endsWith("/" + rows);
    }

    @Test
    void theAnonymousRoleIsRefusedAsUnauthorisedAndASignedInOneAsForbidden() {
        var anonymous = gateway.get(Tokens.role("anon"), "pending_calls");
        var viewer = gateway.get(Tokens.user("viewer"), "webhook_receipts");

        assertThat(anonymous.statusCode()).isEqualTo(401);
        assertThat(anonymous.body()).contains("\"42501\"", "permission denied for table pending_calls");
        assertThat(viewer.statusCode()).isEqualTo(403);
        assertThat(viewer.body()).contains("\"42501\"");
    }

    @Test
    void theServiceRoleSeesWhatAgentsSee() {
        assertThat(gateway.get(Tokens.role("service_role"), "webhook_receipts").statusCode())
                .isEqualTo(200);
    }

    @Test
    void theAuditLogIsForAdmins() throws SQLException {
        DATABASE.execute("insert into audit_log (action) values ('looked')");

        assertThat(gateway.get(Tokens.user("supervisor"), "audit_log?select=action")
                        .body())
                .isEqualTo("[]");
        assertThat(gateway.get(Tokens.user("admin"), "audit_log?select=action").body())
                .contains("looked");
    }

    @Test
    void aSupervisorMayCommandAndAViewerMayNot() {
        var allowed = gateway.send("POST", Tokens.user("supervisor"), "call_commands", COMMAND.formatted("k1"));
        var refused = gateway.send("POST", Tokens.user("viewer"), "call_commands", COMMAND.formatted("k2"));

        assertThat(allowed.statusCode()).as(allowed.body()).isEqualTo(201);
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("\"42501\"", "row-level security");
    }

    @Test
    void whoAskedIsTakenFromTheTokenNotFromTheRequest() throws SQLException {
        gateway.send(
                "POST",
                Tokens.user("supervisor"),
                "call_commands",
                "{\"kind\":\"resume_dialling\",\"requested_by\":\"somebody else\",\"idempotency_key\":\"k3\"}");

        assertThat(DATABASE.value("select requested_by from call_commands where idempotency_key = 'k3'"))
                .isEqualTo("5f0c1a52-6a58-4b0e-9c39-0f2a3d1c9b11");
    }

    @ParameterizedTest
    @ValueSource(strings = {"select=exam_id", "select=no_such_column", "exam_id=eq.e1&select=pg_sleep"})
    void nothingOfACallerStaysOnTheConnection(String query) throws SQLException {
        gateway.get(Tokens.role("service_role"), "pending_calls?" + query);

        assertThat(DATABASE.column("select current_user = session_user and"
                        + " coalesce(current_setting('request.jwt.claims', true), '') = ''"))
                .containsExactly("t");
    }

    @Test
    void aReadCannotWrite() throws SQLException {
        DATABASE.execute(
                "create or replace function public.spoil() returns text language sql volatile security definer"
                        + " as $$ insert into public.do_not_call (phone_number, reason) values ('+15035550999', 'x') returning reason $$");
        DATABASE.execute("create or replace view public.spoiling as select public.spoil() as spoiled");
        DATABASE.execute("grant select on public.spoiling to authenticated");

        var response = gateway.get(Tokens.user("admin"), "spoiling");

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.body()).contains("25006");
        assertThat(DATABASE.value("select count(*) from do_not_call where phone_number = '+15035550999'"))
                .isEqualTo("0");
    }

    @Test
    void aTableThatComesLaterIsFound() throws SQLException {
        assertThat(gateway.get(Tokens.user("viewer"), "brought_later").statusCode())
                .isEqualTo(404);

        DATABASE.execute("create table public.brought_later (id int primary key)");
        DATABASE.execute("grant select on public.brought_later to authenticated");

        assertThat(gateway.get(Tokens.user("viewer"), "brought_later").body()).isEqualTo("[]");
    }

    @Test
    void otherMethodsAreRefused() {
        var response = gateway.send("PUT", Tokens.user("admin"), "pending_calls", "{}");

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.body()).contains("PGRST117");
    }

    @Test
    void answersAreNotKeptByAnybody() {
        var response = gateway.get(Tokens.user("viewer"), "pending_calls");

        assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(response.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    }
}
