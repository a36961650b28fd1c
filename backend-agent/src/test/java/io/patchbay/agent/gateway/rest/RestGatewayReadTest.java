package io.patchbay.agent.gateway.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.patchbay.agent.database.TestDatabase;
import io.patchbay.agent.gateway.auth.Tokens;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("postgres")
final class RestGatewayReadTest {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.fresh();

    private static final String VIEWER = Tokens.user("viewer");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static GatewayServer gateway;

    @BeforeAll
    static void open() throws SQLException {
        DATABASE.execute("""
                insert into call_classifications (id, phone_number, classification_type, ivr_actions)
                values ('00000000-0000-0000-0000-0000000000c1', '+15035550100', 'ivr_only', '[{"action_value":"3"}]')""");
        DATABASE.execute("""
                insert into pending_calls (id, exam_id, employee_name, appointment_time, phone, clinic_name, workflow_state,
                    retry_count, wait_reason, classification_id, workflow_metadata)
                values
                ('00000000-0000-0000-0000-000000000001', 'e1', 'Ada King', now(), '+15035550101', 'Alder', 'calling', 0, null,
                    '00000000-0000-0000-0000-0000000000c1', '{"voicemail_count": 2, "last": {"result": "voicemail"}}'),
                ('00000000-0000-0000-0000-000000000002', 'e2', 'Bo Lind', now(), '+15035550102', 'Birch', 'new', 1, 'pacing', null, '{}'),
                ('00000000-0000-0000-0000-000000000003', 'e3', 'Cy Ito', now(), '+15035550103', 'Cedar, North', 'new', 2, null, null, '{}'),
                ('00000000-0000-0000-0000-000000000004', 'e4', 'Di Abel', now(), '+15035550104', null, 'completed', 3, null, null, '{}')""");
        DATABASE.execute("""
                insert into call_sessions (id, pending_call_id, clinic_phone, call_status, attempt, ended_at, created_at)
                values
                ('00000000-0000-0000-0000-0000000000a1', '00000000-0000-0000-0000-000000000001', '+15035550101', 'failed', 1, now(), now() - interval '1 hour'),
                ('00000000-0000-0000-0000-0000000000a2', '00000000-0000-0000-0000-000000000001', '+15035550101', 'active', 2, null, now()),
                ('00000000-0000-0000-0000-0000000000a3', '00000000-0000-0000-0000-000000000004', '+15035550104', 'completed', 1, now(), now())""");
        gateway = new GatewayServer(DATABASE.dataSource());
    }

    @AfterAll
    static void close() {
        gateway.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "workflow_state=eq.new                        | Birch,Cedar, North",
                "workflow_state=neq.new                       | Alder,null",
                "workflow_state=not.eq.new                    | Alder,null",
                "retry_count=lt.1                             | Alder",
                "retry_count=lte.1                            | Alder,Birch",
                "retry_count=gt.2                             | null",
                "retry_count=gte.2                            | Cedar, North,null",
                "clinic_name=in.(Alder,%22Cedar,%20North%22)  | Alder,Cedar, North",
                "clinic_name=not.in.(Alder)                   | Birch,Cedar, North",
                "clinic_name=in.()                            | -",
                "clinic_name=is.null                          | null",
                "clinic_name=not.is.null                      | Alder,Birch,Cedar, North",
                "triggered=is.false                           | Alder,Birch,Cedar, North,null",
                "clinic_name=like.*r*                         | Alder,Birch,Cedar, North",
                "clinic_name=like.C%25                        | Cedar, North",
                "clinic_name=ilike.AL*                        | Alder",
                "or=(retry_count.eq.0,clinic_name.eq.Birch)   | Alder,Birch",
                "or=(retry_count.eq.3,and(workflow_state.eq.new,wait_reason.not.is.null)) | Birch,null",
                "and=(retry_count.gte.1,retry_count.lt.3)     | Birch,Cedar, North",
                "not.or=(retry_count.eq.0,retry_count.eq.1)   | Cedar, North,null",
                "or=(clinic_name.eq.%22Cedar,%20North%22,not.and(retry_count.gt.0,retry_count.lt.9)) | Alder,Cedar, North",
                "retry_count=gte.1&retry_count=lte.2          | Birch,Cedar, North",
                "workflow_metadata->>voicemail_count=eq.2     | Alder",
                "workflow_metadata->last->>result=eq.voicemail | Alder",
                "clinic_name=eq.Cedar,%20North                | Cedar, North",
            })
    void filtersAdmitTheRowsPostgrestAdmits(String filter, String expected) {
        var response = gateway.get(VIEWER, "pending_calls?select=clinic_name&order=exam_id&" + filter.strip());

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        var names = new StringBuilder();
        json(response).forEach(row -> names.append(names.isEmpty() ? "" : ",").append(shown(row.path("clinic_name"))));
        assertThat(names.isEmpty() ? "-" : names.toString()).isEqualTo(expected);
    }

    @Test
    void rowsComeAsThePlainNamesTypesAndOrderAsked() {
        var response = gateway.get(
                VIEWER,
                "pending_calls?select=clinic:clinic_name,retry_count,n:retry_count::text,state:workflow_state"
                        + "&order=retry_count.desc&limit=2");

        assertThat(response.body())
                .isEqualTo("[{\"clinic\":null,\"retry_count\":3,\"n\":\"3\",\"state\":\"completed\"}, \n"
                        + " {\"clinic\":\"Cedar, North\",\"retry_count\":2,\"n\":\"2\",\"state\":\"new\"}]");
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json; charset=utf-8");
        assertThat(response.headers().firstValue("Content-Range")).hasValue("0-1/*");
    }

    @Test
    void jsonPathsCanBeSelected() {
        var row = json(gateway.get(
                        VIEWER,
                        "pending_calls?select=workflow_metadata->last->>result,count:workflow_metadata->voicemail_count&exam_id=eq.e1"))
                .path(0);

        assertThat(row.path("result").asText()).isEqualTo("voicemail");
        assertThat(row.path("count").asInt()).isEqualTo(2);
    }

    @Test
    void withoutSelectAllColumnsCome() {
        var row = json(gateway.get(VIEWER, "pending_calls?exam_id=eq.e1")).path(0);

        assertThat(row.path("employee_name").asText()).isEqualTo("Ada King");
        assertThat(row.has("row_version")).isTrue();
    }

    @Test
    void emptyValuesGoWhereTheOrderPutsThem() {
        assertThat(gateway.get(VIEWER, "pending_calls?select=clinic_name&order=clinic_name.asc.nullsfirst&limit=1")
                        .body())
                .isEqualTo("[{\"clinic_name\":null}]");
        assertThat(gateway.get(
                                VIEWER,
                                "pending_calls?select=clinic_name&order=clinic_name.desc.nullslast,exam_id&limit=1")
                        .body())
                .isEqualTo("[{\"clinic_name\":\"Cedar, North\"}]");
    }

    @Test
    void manyRowsAreEmbeddedAsAListInTheirOwnOrderAndLimit() {
        var rows = json(gateway.get(
                VIEWER,
                "pending_calls?select=exam_id,call_sessions(attempt,call_status)&order=exam_id"
                        + "&call_sessions.order=created_at.desc&call_sessions.limit=1"));

        assertThat(rows.path(0).path("call_sessions").toString())
                .isEqualTo("[{\"attempt\":2,\"call_status\":\"active\"}]");
        assertThat(rows.path(1).path("call_sessions").toString()).isEqualTo("[]");
    }

    @Test
    void oneRowIsEmbeddedAsAnObject() {
        var rows = json(gateway.get(
                VIEWER,
                "pending_calls?select=exam_id,known:call_classifications(classification_type)&order=exam_id&limit=2"));

        assertThat(rows.path(0).path("known").toString()).isEqualTo("{\"classification_type\":\"ivr_only\"}");
        assertThat(rows.path(1).path("known").isNull()).isTrue();
    }

    @Test
    void aFilterOnEmbeddedRowsLeavesTheOuterOnesUnlessTheyAreInner() {
        var all = gateway.get(
                VIEWER,
                "pending_calls?select=exam_id,call_sessions(attempt)&call_sessions.call_status=eq.active",
                "Prefer",
                "count=exact");
        var inner = gateway.get(
                VIEWER,
                "pending_calls?select=exam_id,call_sessions!inner(attempt)&call_sessions.call_status=eq.active",
                "Prefer",
                "count=exact");

        assertThat(json(all)).hasSize(4);
        assertThat(inner.body()).isEqualTo("[{\"exam_id\":\"e1\",\"call_sessions\":[{\"attempt\":2}]}]");
        assertThat(inner.headers().firstValue("Content-Range")).hasValue("0-0/1");
    }

    @ParameterizedTest
    @CsvSource({
        "limit=2,,206,0-1/4",
        "limit=2&offset=3,,206,3-3/4",
        "limit=0,,206,*/4",
        "offset=4,,206,*/4",
        "exam_id=eq.none,,200,*/0",
        "order=exam_id,0-1,206,0-1/4",
        "order=exam_id,2-,206,2-3/4",
        "order=exam_id,0-99,200,0-3/4",
    })
    void theRangeAndTheExactCountAreTold(String query, String range, int status, String expected) {
        var response = range == null
                ? gateway.get(VIEWER, "pending_calls?" + query, "Prefer", "count=exact")
                : gateway.get(
                        VIEWER,
                        "pending_calls?" + query,
                        "Prefer",
                        "count=exact",
                        "Range-Unit",
                        "items",
                        "Range",
                        range);

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Range")).hasValue(expected);
    }

    @Test
    void anOffsetBeyondTheEndIsSaidToBeSo() {
        assertRefused(gateway.get(VIEWER, "pending_calls?offset=10", "Prefer", "count=exact"), 416, "PGRST103");
    }

    @Test
    void aHeadRequestCountsWithoutRows() {
        var response = gateway.send("HEAD", VIEWER, "pending_calls?workflow_state=eq.new", "", "Prefer", "count=exact");

        assertThat(response.body()).isEmpty();
        assertThat(response.headers().firstValue("Content-Range")).hasValue("0-1/2");
    }

    @Test
    void oneObjectIsGivenOnlyWhenThereIsExactlyOne() {
        var accept = "application/vnd.pgrst.object+json";

        assertThat(gateway.get(VIEWER, "pending_calls?select=exam_id&exam_id=eq.e2", "Accept", accept)
                        .body())
                .isEqualTo("{\"exam_id\":\"e2\"}");
        assertRefused(gateway.get(VIEWER, "pending_calls?exam_id=eq.none", "Accept", accept), 406, "PGRST116");
        var many = gateway.get(VIEWER, "pending_calls", "Accept", accept);
        assertRefused(many, 406, "PGRST116");
        assertThat(json(many).path("details").asText()).isEqualTo("The result contains 4 rows");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "no_such_table                                  | 404 | PGRST205",
                "pg_class                                       | 404 | PGRST205",
                "pending_calls%22;drop%20table%20leads;--       | 404 | PGRST205",
                "pending_calls?select=no_such_column            | 400 | 42703",
                "pending_calls?no_such_column=eq.1              | 400 | 42703",
                "pending_calls?order=no_such_column             | 400 | 42703",
                "pending_calls?select=leads(*)                  | 400 | PGRST200",
                "pending_calls?select=exam_id&leads.id=eq.1     | 400 | PGRST108",
                "pending_calls?retry_count=eq.many              | 400 | 22P02",
                "pending_calls?id=eq.not-a-uuid                 | 400 | 22P02",
                "pending_calls?retry_count=1                    | 400 | PGRST100",
                "pending_calls?retry_count=approximately.1      | 400 | PGRST100",
                "pending_calls?triggered=is.perhaps             | 400 | PGRST100",
                "pending_calls?or=(retry_count.eq.1             | 400 | PGRST100",
                "pending_calls?or=retry_count.eq.1              | 400 | PGRST100",
                "pending_calls?select=exam_id,                  | 400 | PGRST100",
                "pending_calls?select=call_sessions(id          | 400 | PGRST100",
                "pending_calls?select=retry_count::regclass     | 400 | PGRST100",
                "pending_calls?order=exam_id.sideways           | 400 | PGRST100",
                "pending_calls?limit=-1                         | 400 | PGRST100",
                "pending_calls?limit=many                       | 400 | PGRST100",
                "a/b                                            | 404 | PGRST125",
            })
    void whatCannotBeReadIsRefusedInPostgrestsWords(String target, int status, String code) {
        assertRefused(gateway.get(VIEWER, target.strip()), status, code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x' or '1'='1", "x'; drop table leads; --", "\\'; select 1; --", "$1", "?", "%"})
    void aValueIsNeverMoreThanAValue(String value) {
        var encoded = URLEncoder.encode(value, StandardCharsets.UTF_8);

        assertThat(gateway.get(VIEWER, "pending_calls?exam_id=eq." + encoded).body())
                .isEqualTo("[]");
        assertThat(gateway.get(VIEWER, "pending_calls?exam_id=in.(%22" + encoded.replace("%5C", "%5C%5C") + "%22)")
                        .body())
                .isEqualTo("[]");
        assertThat(gateway.get(
                                VIEWER,
                                "pending_calls?select=workflow_metadata->>%22" + encoded.replace("%5C", "%5C%5C")
                                        + "%22&limit=1")
                        .statusCode())
                .isEqualTo(200);
    }

    private static void assertRefused(HttpResponse<String> response, int status, String code) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        var body = json(response);
        assertThat(body.path("code").asText()).isEqualTo(code);
        assertThat(body.fieldNames()).toIterable().containsExactly("code", "details", "hint", "message");
        assertThat(body.path("message").asText()).isNotEmpty();
    }

    private static String shown(JsonNode value) {
        return value.isNull() ? "null" : value.asText();
    }

    private static JsonNode json(HttpResponse<String> response) {
        try {
            return JSON.readTree(response.body());
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
