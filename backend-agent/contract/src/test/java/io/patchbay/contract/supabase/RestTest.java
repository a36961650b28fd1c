package io.patchbay.contract.supabase;

import static io.patchbay.contract.supabase.Filter.eq;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.patchbay.contract.supabase.Recorder.Reply;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class RestTest {

    private Recorder server;
    private Rest rest;

    @BeforeEach
    void open() throws IOException {
        server = new Recorder();
        rest = new Rest(server.uri(), new Access("project-key", () -> "user-token"), Duration.ofSeconds(5));
    }

    @AfterEach
    void close() {
        rest.close();
        server.close();
    }

    @Test
    void aReadCarriesKeyAndTokenAndAsksForJson() {
        rest.select("call_sessions", "id,call_status").rows();

        assertThat(server.last().method()).isEqualTo("GET");
        assertThat(server.last().target()).isEqualTo("/rest/v1/call_sessions?select=id%2Ccall_status");
        assertThat(server.last().header("Apikey")).isEqualTo("project-key");
        assertThat(server.last().header("Authorization")).isEqualTo("Bearer user-token");
        assertThat(server.last().header("Accept")).isEqualTo("application/json");
    }

    @Test
    void withoutAProjectKeyTheTokenIsTheKeyAndIsAskedForAgainEachTime() {
        var tokens = List.of("first", "second").iterator();
        try (var local = new Rest(server.uri(), Access.ofToken(tokens::next), Duration.ofSeconds(5))) {
            local.select("agents", "id").rows();
            local.select("agents", "id").rows();
        }

        assertThat(server.seen).extracting(seen -> seen.header("Apikey")).containsExactly("first", "second");
        assertThat(server.seen)
                .extracting(seen -> seen.header("Authorization"))
                .containsExactly("Bearer first", "Bearer second");
    }

    @Test
    void filtersOrderAndLimitAreWrittenAsPostgrestReadsThem() {
        rest.select("pending_calls", "*")
                .where(eq("workflow_state", "new"), Filter.gte("next_action_at", Instant.EPOCH))
                .order(Order.descending("created_at").nullsLast(), Order.ascending("id"))
                .limit(50)
                .offset(100)
                .rows();

        assertThat(server.last().target())
                .isEqualTo("/rest/v1/pending_calls?select=*&workflow_state=eq.new"
                        + "&next_action_at=gte.1970-01-01T00%3A00%3A00Z"
                        + "&order=created_at.desc.nullslast%2Cid.asc&limit=50&offset=100");
    }

    @Test
    void embeddedRowsHaveTheirOwnFilterOrderAndLimit() {
        rest.select("pending_calls", "id,call_sessions(id)")
                .whereOf("call_sessions", eq("call_status", "active"))
                .orderOf("call_sessions", Order.descending("created_at"))
                .limitOf("call_sessions", 1)
                .rows();

        assertThat(server.last().target())
                .isEqualTo(
                        "/rest/v1/pending_calls?select=id%2Ccall_sessions%28id%29"
                                + "&call_sessions.call_status=eq.active&call_sessions.order=created_at.desc&call_sessions.limit=1");
    }

    @Test
    void anExactCountComesFromTheRangeOfTheAnswer() {
        server.replying(new Reply(206, Map.of("Content-Range", "0-1/1234"), "[{\"id\":1},{\"id\":2}]"));

        var page = rest.select("pending_calls", "id").limit(2).page();

        assertThat(server.last().header("Prefer")).isEqualTo("count=exact");
        assertThat(page.total()).hasValue(1234);
        assertThat(page.rows()).hasSize(2);
    }

    @Test
    void aBareCountTransfersNoRows() {
        server.replying(new Reply(200, Map.of("Content-Range", "*/7"), ""));

        assertThat(rest.select("pending_calls", "id").count()).isEqualTo(7);
        assertThat(server.last().method()).isEqualTo("HEAD");
    }

    @Test
    void aSingleRowIsAskedForAsAnObject() {
        server.replying(Reply.ok("{\"id\":\"one\"}"));

        assertThat(rest.select("agents", "id").single().path("id").asText()).isEqualTo("one");
        assertThat(server.last().header("Accept")).isEqualTo("application/vnd.pgrst.object+json");
    }

    @Test
    void noRowWhereOneWasMeantIsAFailureWithPostgrestsCode() {
        server.replying(new Reply(
                406,
                Map.of(),
                "{\"code\":\"PGRST116\",\"details\":\"The result contains 0 rows\",\"hint\":null,"
                        + "\"message\":\"JSON object requested, multiple (or no) rows returned\"}"));

        var failure = catchThrowableOfType(
                SupabaseFailure.class, () -> rest.select("agents", "id").single());

        assertThat(failure.code()).isEqualTo("PGRST116");
        assertThat(failure.status()).isEqualTo(406);
        assertThat(failure.reason()).isEqualTo("JSON object requested, multiple (or no) rows returned");
        assertThat(failure.hint()).isNull();
    }

    @Test
    void anOptionalRowMayBeMissingButNotDouble() {
        server.replying(Reply.ok("[]"));
        assertThat(rest.select("agents", "id").optional()).isEmpty();

        server.replying(Reply.ok("[{},{}]"));
        assertThatThrownBy(() -> rest.select("agents", "id").optional()).isInstanceOf(SupabaseFailure.class);
    }

    @Test
    void anInsertSendsRowsAndGetsThemBack() {
        server.replying(new Reply(201, Map.of(), "[{\"id\":\"c1\",\"status\":\"queued\"}]"));

        var rows = rest.insert("call_commands", List.of(Map.of("kind", "hold")));

        assertThat(server.last().method()).isEqualTo("POST");
        assertThat(server.last().target()).isEqualTo("/rest/v1/call_commands");
        assertThat(server.last().header("Prefer")).isEqualTo("return=representation");
        assertThat(server.last().header("Content-type")).isEqualTo("application/json");
        assertThat(server.last().body()).isEqualTo("[{\"kind\":\"hold\"}]");
        assertThat(rows.getFirst().path("status").asText()).isEqualTo("queued");
    }

    @Test
    void anUpsertNamesItsTargetAndWhatToDoWithDuplicates() {
        rest.upsert("agents", List.of(Map.of("id", "a")), "id");
        assertThat(server.last().target()).isEqualTo("/rest/v1/agents?on_conflict=id");
        assertThat(server.last().header("Prefer")).isEqualTo("return=representation,resolution=merge-duplicates");

        rest.insertMissing("agents", List.of(Map.of("id", "a")), "id");
        assertThat(server.last().header("Prefer")).isEqualTo("return=representation,resolution=ignore-duplicates");
    }

    @Test
    void anUpdateAndADeleteCarryTheirFilters() {
        rest.update("pending_calls", Map.of("workflow_state", "pending"), eq("id", "p1"), eq("triggered", false));
        assertThat(server.last().method()).isEqualTo("PATCH");
        assertThat(server.last().target()).isEqualTo("/rest/v1/pending_calls?id=eq.p1&triggered=eq.false");
        assertThat(server.last().body()).isEqualTo("{\"workflow_state\":\"pending\"}");

        rest.delete("do_not_call", eq("id", 4));
        assertThat(server.last().method()).isEqualTo("DELETE");
        assertThat(server.last().target()).isEqualTo("/rest/v1/do_not_call?id=eq.4");
    }

    @Test
    void aFunctionIsCalledWithNamedArgumentsAndMayReturnNothing() {
        server.replying(Reply.ok("42"));
        assertThat(rest.rpc("claim_due", Map.of("count", 3)).asInt()).isEqualTo(42);
        assertThat(server.last().target()).isEqualTo("/rest/v1/rpc/claim_due");
        assertThat(server.last().body()).isEqualTo("{\"count\":3}");

        server.replying(new Reply(204, Map.of(), ""));
        assertThat(rest.rpc("touch", Map.of()).isMissingNode()).isTrue();
    }

    @Test
    void timesAreWrittenAsTextNotAsNumbers() {
        rest.insert("do_not_call", List.of(Map.of("until", Instant.parse("2026-03-29T11:00:00Z"))));

        assertThat(server.last().body()).isEqualTo("[{\"until\":\"2026-03-29T11:00:00Z\"}]");
    }

    @Test
    void aRefusalKeepsTheServersWordsOutOfItsOwnMessage() {
        server.replying(new Reply(
                409,
                Map.of(),
                "{\"code\":\"23505\",\"message\":\"Key (phone)=(+15035550142) already exists.\",\"hint\":\"look\"}"));

        var failure = catchThrowableOfType(
                SupabaseFailure.class, () -> rest.insert("do_not_call", List.of(Map.of("phone", "+15035550142"))));

        assertThat(failure.getMessage()).isEqualTo("Supabase request failed: code 23505, status 409");
        assertThat(failure.reason()).contains("already exists");
        assertThat(failure.hint()).isEqualTo("look");
        assertThat(failure.getCause()).isNull();
    }

    @Test
    void anExpiredTokenIsToldFromOtherRefusals() {
        server.replying(new Reply(401, Map.of(), "{\"code\":\"PGRST301\",\"message\":\"JWT expired\"}"));
        var failure = catchThrowableOfType(
                SupabaseFailure.class, () -> rest.select("agents", "id").rows());

        assertThat(failure.isUnauthorised()).isTrue();
        assertThat(failure.isUnanswered()).isFalse();
    }

    @Test
    void anErrorPageOfAProxyIsAFailureWithItsStatus() {
        server.replying(new Reply(502, Map.of("Content-Type", "text/html"), "<html>bad gateway</html>"));
        var failure = catchThrowableOfType(
                SupabaseFailure.class, () -> rest.select("agents", "id").rows());

        assertThat(failure.code()).isEqualTo("http_502");
        assertThat(failure.status()).isEqualTo(502);
    }

    @Test
    void anAnswerThatIsNotJsonIsAFailureEvenWithAGoodStatus() {
        server.replying(Reply.ok("<html>captive portal</html>"));

        assertThatThrownBy(() -> rest.select("agents", "id").rows())
                .isInstanceOfSatisfying(
                        SupabaseFailure.class,
                        failure -> assertThat(failure.code()).isEqualTo(SupabaseFailure.UNREADABLE));
    }

    @Test
    void aServerThatNeverAnswersEndsTheCallInTime() {
        server.fallSilent();

        assertThat(codeWithin(Duration.ofMillis(200))).isEqualTo(SupabaseFailure.TIMED_OUT);
    }

    @Test
    void aServerThatStopsInTheMiddleOfItsAnswerEndsTheCallInTime() {
        server.replying(Reply.ok("[{\"id\":1}]"));
        server.stall();

        assertThat(codeWithin(Duration.ofMillis(200))).isEqualTo(SupabaseFailure.TIMED_OUT);
    }

    @Test
    void aServerThatIsNotThereIsSaidToBeUnreachable() {
        server.close();

        assertThat(codeWithin(Duration.ofSeconds(2))).isEqualTo(SupabaseFailure.UNREACHABLE);
    }

    @Test
    void plainHttpIsRefusedOffThisMachine() {
        for (var address :
                List.of("http://db.example.com", "http://10.0.0.4:8080", "ftp://localhost", "localhost:80")) {
            assertThatThrownBy(() -> new Rest(URI.create(address), Access.ofKey("k"), Duration.ofSeconds(1)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        for (var address : List.of("https://db.example.com/", "http://localhost:1", "http://[::1]:1")) {
            new Rest(URI.create(address), Access.ofKey("k"), Duration.ofSeconds(1)).close();
        }
    }

    @Test
    void keysDoNotShowInText() {
        assertThat(Access.ofKey("secret-key").toString()).doesNotContain("secret");
    }

    private String codeWithin(Duration timeout) {
        try (var impatient = new Rest(server.uri(), Access.ofKey("k"), timeout)) {
            return catchThrowableOfType(
                            SupabaseFailure.class,
                            () -> impatient.select("agents", "id").rows())
                    .code();
        }
    }
}
