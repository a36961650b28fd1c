package io.patchbay.agent.gateway.rest;

import static io.patchbay.contract.supabase.Filter.eq;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.patchbay.agent.database.TestDatabase;
import io.patchbay.agent.gateway.auth.Tokens;
import io.patchbay.contract.supabase.Access;
import io.patchbay.contract.supabase.Rest;
import io.patchbay.contract.supabase.SupabaseFailure;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Our own client against our own gateway, and raw requests where the wire itself matters.
@Tag("postgres")
final class RestGatewayWriteTest {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.fresh();

    private static final String SERVICE = Tokens.role("service_role");
    private static final String ADMIN = Tokens.user("admin");
    private static GatewayServer gateway;
    private static Rest rest;

    @BeforeAll
    static void open() {
        gateway = new GatewayServer(DATABASE.dataSource());
        rest = new Rest(gateway.uri(), Access.ofKey(SERVICE), Duration.ofSeconds(20));
    }

    @AfterAll
    static void close() {
        rest.close();
        gateway.close();
    }

    @BeforeEach
    void empty() throws SQLException {
        DATABASE.execute("truncate leads restart identity");
        DATABASE.execute("insert into leads (name, lead_status) values ('Ada', 'new'), ('Bo', 'new')");
    }

    @Test
    void insertedRowsComeBackAsStored() {
        var rows = rest.insert(
                "leads", List.of(Map.of("id", 7, "name", "Cy, \"the\" 'third'"), Map.of("id", 8, "name", "Di")));

        assertThat(rows).extracting(row -> row.path("name").asText()).containsExactly("Cy, \"the\" 'third'", "Di");
        assertThat(rows).extracting(row -> row.path("lead_status").asText()).containsOnly("new");
    }

    @Test
    void anInsertWithoutRepresentationAnswersWithNothing() {
        var response = gateway.send("POST", SERVICE, "leads", "{\"name\":\"Ed\"}");

        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(response.body()).isEmpty();
        assertThat(response.headers().firstValue("Content-Type")).isEmpty();
        assertThat(response.headers().firstValue("Content-Range")).hasValue("*/*");
    }

    @Test
    void theAnswerToAWriteCanBeShapedAndHoldOneObject() {
        var response = gateway.send(
                "POST",
                SERVICE,
                "leads?select=name,status:lead_status",
                "{\"name\":\"Ed\"}",
                "Prefer",
                "return=representation",
                "Accept",
                "application/vnd.pgrst.object+json");

        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(response.body()).isEqualTo("{\"name\":\"Ed\",\"status\":\"new\"}");
        assertThat(response.headers().firstValue("Preference-Applied")).hasValue("return=representation");
    }

    @Test
    void aRowOfDefaultsCanBeInserted() {
        assertThat(rest.insert("leads", List.of(Map.of()))).hasSize(1);
    }

    @Test
    void anUpdateChangesWhatItsFiltersMeetAndShowsIt() throws SQLException {
        var rows = rest.update("leads", Map.of("lead_status", "contacted"), eq("lead_status", "new"), eq("id", 2));

        assertThat(rows).hasSize(1);
        assertThat(rows.getFirst().path("lead_status").asText()).isEqualTo("contacted");
        assertThat(DATABASE.value("select lead_status from leads where id = 1")).isEqualTo("new");
    }

    @Test
    void anUpdateOfNothingIsNoError() {
        var response = gateway.send("PATCH", SERVICE, "leads?id=eq.99", "{\"name\":\"x\"}");

        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(rest.update("leads", Map.of("name", "x"), eq("id", 99))).isEmpty();
    }

    @Test
    void anObjectThatIsNotOneUndoesTheWrite() throws SQLException {
        var response = gateway.send(
                "PATCH",
                SERVICE,
                "leads?lead_status=eq.new",
                "{\"lead_status\":\"lost\"}",
                "Prefer",
                "return=representation",
                "Accept",
                "application/vnd.pgrst.object+json");

        assertThat(response.statusCode()).isEqualTo(406);
        assertThat(DATABASE.value("select count(*) from leads where lead_status = 'lost'"))
                .isEqualTo("0");
    }

    @Test
    void duplicatesAreMergedOrLeftOutAsAsked() throws SQLException {
        var merged =
                rest.upsert("leads", List.of(Map.of("id", 1, "name", "Ada King"), Map.of("id", 3, "name", "Cy")), "id");
        var added = rest.insertMissing(
                "leads", List.of(Map.of("id", 1, "name", "nobody"), Map.of("id", 4, "name", "Di")), "id");

        assertThat(merged).hasSize(2);
        assertThat(added).extracting(row -> row.path("id").asInt()).containsExactly(4);
        assertThat(DATABASE.column("select name from leads order by id")).containsExactly("Ada King", "Bo", "Cy", "Di");
    }

    @Test
    void removedRowsComeBackOnceMore() throws SQLException {
        assertThat(rest.delete("leads", eq("id", 1))).hasSize(1);
        assertThat(DATABASE.value("select count(*) from leads")).isEqualTo("1");
    }

    @Test
    void aViolatedRuleOfTheDatabaseIsToldWithItsCode() {
        var failure = catchThrowableOfType(
                SupabaseFailure.class, () -> rest.insert("leads", List.of(Map.of("id", 1, "name", "again"))));

        assertThat(failure.code()).isEqualTo("23505");
        assertThat(failure.status()).isEqualTo(409);
        assertThat(failure.reason()).contains("duplicate key");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "POST   | leads               | {\"nmae\":\"x\"}                   | 400 | PGRST204",
                "PATCH  | leads?id=eq.1       | {\"nmae\":\"x\"}                   | 400 | PGRST204",
                "POST   | no_such_table       | {}                                 | 404 | PGRST205",
                "POST   | leads               | [{\"name\":\"x\"},{\"email\":\"y\"}] | 400 | PGRST102",
                "POST   | leads               | not json                           | 400 | PGRST102",
                "POST   | leads               | 7                                  | 400 | PGRST102",
                "POST   | leads               | [{\"name\":\"x\"},7]               | 400 | PGRST102",
                "PATCH  | leads               | {\"name\":\"x\"}                   | 400 | 21000",
                "DELETE | leads               | ``                                 | 400 | 21000",
                "PATCH  | leads?id=eq.1&limit=1 | {\"name\":\"x\"}                 | 400 | PGRST100",
                "POST   | leads               | {\"id\":\"many\"}                  | 400 | 22P02",
                "POST   | call_sessions       | {\"pending_call_id\":\"00000000-0000-0000-0000-00000000dead\"} | 409 | 23503",
                "POST   | pending_calls       | {\"exam_id\":\"e\"}                | 400 | 23502",
            })
    void aWriteThatCannotBeDoneIsRefusedInPostgrestsWords(
            String method, String target, String body, int status, String code) {
        var response = gateway.send(method, SERVICE, target, body == null ? "" : body);

        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.body()).contains("\"code\":\"" + code + "\"");
    }

    @Test
    void anythingButJsonIsRefusedByItsType() {
        var response = gateway.send("POST", SERVICE, "leads", "name\nx\n", "Content-Type", "text/csv");

        assertThat(response.statusCode()).isEqualTo(415);
    }

    @Test
    void aBodyBeyondAllMeasureIsRefused() {
        HttpResponse<String> response =
                gateway.send("POST", ADMIN, "leads", "{\"name\":\"" + "x".repeat(1024 * 1024) + "\"}");

        assertThat(response.statusCode()).isEqualTo(413);
    }
}
