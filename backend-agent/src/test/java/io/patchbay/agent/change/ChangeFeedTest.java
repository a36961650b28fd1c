package io.patchbay.agent.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.patchbay.agent.database.DatabaseAddress;
import io.patchbay.agent.database.TestDatabase;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("postgres")
class ChangeFeedTest {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.fresh();

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String INSERT =
            "insert into call_sessions (id, clinic_phone, workflow_metadata) values ('%s', '%s', '{}')";

    private final Heard heard = new Heard();

    @Test
    void insertsUpdatesAndDeletesAreHeardInOrderWithTheirValues() throws SQLException {
        try (var _ = begun(settings(DATABASE.address()))) {
            var id = "00000000-0000-0000-0000-0000000000a1";
            DATABASE.execute(INSERT.formatted(id, "+12025550131"));
            DATABASE.execute("update call_sessions set call_status = 'ringing' where id = '" + id + "'");
            DATABASE.execute("delete from call_sessions where id = '" + id + "'");
            await().atMost(PATIENCE).until(() -> heard.changes.size() == 3);
            assertThat(heard.changes)
                    .extracting(RowChange::kind)
                    .containsExactly(RowChange.Kind.INSERT, RowChange.Kind.UPDATE, RowChange.Kind.DELETE);
            assertThat(heard.changes.get(0).row())
                    .containsEntry("id", id)
                    .containsEntry("clinic_phone", "+12025550131")
                    .containsEntry("call_status", "initiating")
                    .containsEntry("call_id", null);
            assertThat(heard.changes.get(1).row()).containsEntry("call_status", "ringing");
            assertThat(heard.changes.get(2).row()).containsOnlyKeys("id").containsEntry("id", id);
            assertThat(heard.changes).extracting(RowChange::lsn).isSorted();
            assertThat(heard.changes.get(0).committedAt())
                    .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(60));
            assertThat(heard.changes.toString()).doesNotContain("+1202555");
        }
    }

    @Test
    void aLargeValueAnUpdateDidNotTouchIsAbsentNotNull() throws SQLException {
        try (var _ = begun(settings(DATABASE.address()))) {
            var id = "00000000-0000-0000-0000-0000000000a2";
            DATABASE.execute(
                    "insert into call_sessions (id, assistant_report) select '" + id
                            + "', jsonb_build_object('x', (select string_agg(md5(g::text), '') from generate_series(1, 2000) g))");
            DATABASE.execute("update call_sessions set call_status = 'ringing' where id = '" + id + "'");
            await().atMost(PATIENCE).until(() -> heard.changes.size() == 2);
            assertThat(heard.changes.get(0).row().get("assistant_report")).hasSizeGreaterThan(60_000);
            assertThat(heard.changes.get(1).row())
                    .doesNotContainKey("assistant_report")
                    .containsKey("ended_at");
        }
    }

    @Test
    void whatIsRolledBackIsNeverHeard() throws SQLException {
        try (var _ = begun(settings(DATABASE.address()))) {
            try (var connection = DATABASE.dataSource().getConnection();
                    var statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                statement.execute(INSERT.formatted("00000000-0000-0000-0000-0000000000a3", "+12025550133"));
                connection.rollback();
            }
            DATABASE.execute(INSERT.formatted("00000000-0000-0000-0000-0000000000a4", "+12025550134"));
            await().atMost(PATIENCE).until(() -> !heard.changes.isEmpty());
            assertThat(heard.changes)
                    .singleElement()
                    .satisfies(change -> assertThat(change.row()).containsEntry("clinic_phone", "+12025550134"));
        }
    }

    @Test
    void aLostConnectionIsToldAndTheFeedBeginsAgain() throws SQLException {
        try (var feed = begun(settings(DATABASE.address()))) {
            DATABASE.column(
                    "select pg_terminate_backend(pid) from pg_stat_replication where application_name = 'patchbay-feed'"
                            + " and pid in (select active_pid from pg_replication_slots where database = current_database())");
            await().atMost(PATIENCE).until(() -> heard.gaps.size() >= 3);
            assertThat(heard.gaps.get(1)).contains("was lost");
            await().atMost(PATIENCE).until(() -> heard.gaps.getLast().contains("has begun") && feed.isLive());
            DATABASE.execute(INSERT.formatted("00000000-0000-0000-0000-0000000000a5", "+12025550135"));
            await().atMost(PATIENCE).until(() -> !heard.changes.isEmpty());
        }
    }

    @Test
    void aConnectionThatCarriesNothingAnyMoreIsNoticed() throws Exception {
        var address = DATABASE.address();
        var uri = URI.create(address.jdbcUrl().substring("jdbc:".length()));
        try (var proxy = new FreezableProxy(uri.getPort())) {
            var proxied = new DatabaseAddress(
                    "jdbc:postgresql://127.0.0.1:" + proxy.port() + uri.getPath(), address.user(), address.password());
            try (var _ = begun(settings(proxied))) {
                DATABASE.execute(INSERT.formatted("00000000-0000-0000-0000-0000000000a6", "+12025550136"));
                await().atMost(PATIENCE).until(() -> heard.changes.size() == 1);
                proxy.freezeConnections();
                await().atMost(PATIENCE).until(() -> heard.gaps.size() >= 3);
                await().atMost(PATIENCE).until(() -> heard.gaps.getLast().contains("has begun"));
            }
        }
    }

    @Test
    void aServerThatRefusesIsPolledInstead() throws SQLException {
        DATABASE.execute("create role no_replication login password 'x'");
        try (var feed = ChangeFeed.start(
                settings(new DatabaseAddress(DATABASE.address().jdbcUrl(), "no_replication", "x")), heard)) {
            await().atMost(PATIENCE).until(() -> heard.gaps.size() >= 3);
            assertThat(heard.gaps).allSatisfy(gap -> assertThat(gap).contains("refuses to stream changes"));
            assertThat(feed.isLive()).isFalse();
        } finally {
            DATABASE.execute("drop role no_replication");
        }
    }

    @Test
    void aMissingPublicationIsPolledInstead() {
        var settings = new ChangeFeedSettings(
                DATABASE.address(), "no_such_publication", Duration.ofMillis(200), Duration.ofMillis(100));
        try (var _ = ChangeFeed.start(settings, heard)) {
            await().atMost(PATIENCE).until(() -> heard.gaps.size() >= 2);
            assertThat(heard.gaps).allSatisfy(gap -> assertThat(gap).contains("refuses to stream changes"));
        }
    }

    @Test
    void aListenerThatFailsHearsOnAndReadsAgain() throws SQLException {
        heard.failOnce = true;
        try (var _ = begun(settings(DATABASE.address()))) {
            DATABASE.execute(INSERT.formatted("00000000-0000-0000-0000-0000000000a7", "+12025550137"));
            DATABASE.execute(INSERT.formatted("00000000-0000-0000-0000-0000000000a8", "+12025550138"));
            await().atMost(PATIENCE).until(() -> heard.changes.size() == 1);
            assertThat(heard.gaps).contains("a change could not be handled");
        }
    }

    @Test
    void nothingIsLeftOnTheServerAfterClosing() throws SQLException {
        var slots = "select count(*) from pg_replication_slots where database = current_database()";
        var feed = begun(settings(DATABASE.address()));
        assertThat(DATABASE.value(
                        "select bool_and(temporary) from pg_replication_slots where database = current_database()"))
                .isEqualTo("t");
        feed.close();
        await().atMost(PATIENCE).until(() -> "0".equals(DATABASE.value(slots)));
    }

    private ChangeFeed begun(ChangeFeedSettings settings) {
        var feed = ChangeFeed.start(settings, heard);
        await().atMost(PATIENCE).until(() -> heard.gaps.contains("the change feed has begun"));
        return feed;
    }

    private static ChangeFeedSettings settings(DatabaseAddress address) {
        return new ChangeFeedSettings(address, "supabase_realtime", Duration.ofMillis(500), Duration.ofMillis(200));
    }

    private static final class Heard implements ChangeListener {

        private final List<RowChange> changes = new CopyOnWriteArrayList<>();
        private final List<String> gaps = new CopyOnWriteArrayList<>();
        private volatile boolean failOnce;

        @Override
        public void changed(RowChange change) {
            if (failOnce) {
                failOnce = false;
                throw new IllegalStateException("planted");
            }
            changes.add(change);
        }

        @Override
        public void gap(String reason) {
            gaps.add(reason);
        }
    }
}
