package io.patchbay.agent.adapter.postgres;

import static io.patchbay.agent.adapter.postgres.Fixture.LEASE;
import static io.patchbay.agent.adapter.postgres.Fixture.NOW;
import static io.patchbay.agent.adapter.postgres.Fixture.agent;
import static io.patchbay.agent.adapter.postgres.Fixture.end;
import static io.patchbay.agent.adapter.postgres.Fixture.number;
import static io.patchbay.agent.adapter.postgres.Fixture.session;
import static io.patchbay.agent.adapter.postgres.Fixture.sessionId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.patchbay.agent.database.TestDatabase;
import io.patchbay.agent.port.store.CallStore.StoreUnavailable;
import io.patchbay.agent.port.store.Housekeeping.Pause;
import io.patchbay.agent.port.store.StoreWrite;
import io.patchbay.contract.id.AgentId;
import io.patchbay.contract.id.CallSessionId;
import io.patchbay.contract.id.PendingCallId;
import io.patchbay.contract.phi.Phone;
import io.patchbay.contract.phi.Purpose;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.postgresql.ds.PGSimpleDataSource;

@Tag("postgres")
class SessionsTest {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.fresh();

    private PostgresStores stores = PostgresStores.over(DATABASE.dataSource());

    @BeforeEach
    void noSessions() throws SQLException {
        DATABASE.execute("delete from call_sessions");
        DATABASE.execute("delete from pending_calls");
        DATABASE.execute("delete from dialling_state");
        stores = PostgresStores.over(DATABASE.dataSource());
    }

    @Test
    void aSessionWhoseOwnersLeaseIsOverIsTakenOverOnce() throws SQLException {
        var dead = agent();
        var id = live(dead);
        var heir = agent();
        assertThat(stores.sessions().claimLost(heir, NOW, LEASE, 10)).isEmpty();
        var taken = stores.sessions().claimLost(heir, NOW.plus(LEASE), LEASE, 10);
        assertThat(taken).singleElement().satisfies(session -> {
            assertThat(session.id()).isEqualTo(id);
            assertThat(session.owner()).contains(heir);
            assertThat(session.ended()).isFalse();
        });
        assertThat(stores.sessions().claimLost(agent(), NOW.plus(LEASE), LEASE, 10))
                .isEmpty();
    }

    @Test
    void aRenewedLeaseKeepsSessionsAndClaims() throws SQLException {
        var agent = agent();
        live(agent);
        var ended = live(agent);
        stores.calls().commit(List.of(end(ended, agent)));
        assertThat(stores.sessions().renew(agent, NOW.plus(LEASE).plus(LEASE))).isEqualTo(1);
        assertThat(stores.sessions().claimLost(agent(), NOW.plus(LEASE), LEASE, 10))
                .isEmpty();
    }

    @Test
    void theSessionOfAnAgentThatSaidGoodbyeIsFreeAtOnce() throws SQLException {
        var gone = agent();
        stores.housekeeping().heartbeat(gone, "1", "http://localhost", 5, 1, NOW);
        var id = live(gone);
        stores.housekeeping().goodbye(gone, NOW);
        assertThat(stores.sessions().claimLost(agent(), NOW, LEASE, 10))
                .extracting(s -> s.id())
                .containsExactly(id);
    }

    @Test
    void aSessionIsFoundByItsIdItsPendingCallAndItsAssistant() throws SQLException {
        var agent = agent();
        var id = live(agent);
        stores.calls().commit(List.of(new StoreWrite.UpdateSession(id, agent, Fixture.row(Optional.empty()))));
        var session = stores.sessions().find(id).orElseThrow();
        assertThat(session.machineState()).contains("{\"at\": 1}");
        assertThat(session.dialStartedAt()).contains(NOW);
        assertThat(stores.sessions().liveOf(session.pendingCall())).contains(session);
        assertThat(stores.sessions().ofAssistant("vapi-1")).contains(session);
        assertThat(stores.sessions().liveNumbers()).containsExactly(session.clinicPhone());
        stores.calls().commit(List.of(end(id, agent)));
        assertThat(stores.sessions().liveOf(session.pendingCall())).isEmpty();
        assertThat(stores.sessions().ofAssistant("vapi-1").orElseThrow().ended())
                .isTrue();
        assertThat(stores.sessions().liveNumbers()).isEmpty();
    }

    @Test
    void theBriefOfACallIsReadOnlyWhileItIsLive() throws SQLException {
        var agent = agent();
        var id = live(agent);
        var call = stores.sessions().find(id).orElseThrow().pendingCall();
        var brief = stores.briefs().live(call).orElseThrow();
        assertThat(brief.employeeName().reveal(Purpose.ASSISTANT)).isEqualTo("Planted Name");
        assertThat(brief.instructions()).containsOnlyKeys("procedures");
        assertThat(brief.toString()).doesNotContain("Planted");
        stores.calls().commit(List.of(end(id, agent)));
        assertThat(stores.briefs().live(call)).isEmpty();
        assertThat(stores.briefs().live(new PendingCallId(new UUID(0, 0)))).isEmpty();
    }

    @Test
    void aProvidersEventIsClaimedOnce() {
        var housekeeping = stores.housekeeping();
        assertThat(housekeeping.claimReceipt("twilio", "CA1/ringing", NOW)).isTrue();
        assertThat(housekeeping.claimReceipt("twilio", "CA1/ringing", NOW)).isFalse();
        assertThat(housekeeping.claimReceipt("vapi", "CA1/ringing", NOW)).isTrue();
    }

    @Test
    void aNumberIsNotCalledUntilItsEntryExpires() throws SQLException {
        var phone = number();
        assertThat(stores.housekeeping().isDoNotCall(phone, NOW)).isFalse();
        DATABASE.execute("insert into do_not_call (phone_number, reason, expires_at) values ('"
                + phone.reveal(Purpose.STORE) + "', 'asked', '" + NOW.plusSeconds(60) + "')");
        assertThat(stores.housekeeping().isDoNotCall(phone, NOW)).isTrue();
        assertThat(stores.housekeeping().isDoNotCall(phone, NOW.plusSeconds(60)))
                .isFalse();
    }

    @Test
    void oneCausePausingOrEndingLeavesTheOthersAlone() {
        var housekeeping = stores.housekeeping();
        housekeeping.setPause("operator", true, "paused by a supervisor", Optional.empty(), NOW);
        housekeeping.setPause("breaker", true, "carrier down", Optional.of(NOW.plusSeconds(60)), NOW.plusSeconds(1));
        housekeeping.setPause("operator", true, "still paused", Optional.empty(), NOW.plusSeconds(5));
        assertThat(housekeeping.pauses(NOW.plusSeconds(5)))
                .containsExactly(
                        new Pause("operator", "still paused", NOW, Optional.empty()),
                        new Pause("breaker", "carrier down", NOW.plusSeconds(1), Optional.of(NOW.plusSeconds(60))));
        housekeeping.setPause("operator", false, "", Optional.empty(), NOW.plusSeconds(6));
        assertThat(housekeeping.pauses(NOW.plusSeconds(6)))
                .extracting(Pause::cause)
                .containsExactly("breaker");
        assertThat(housekeeping.pauses(NOW.plusSeconds(60))).isEmpty();
    }

    @Test
    void aDatabaseThatDoesNotAnswerIsUnavailableAndNothingMore() {
        var nowhere = new PGSimpleDataSource();
        nowhere.setURL("jdbc:postgresql://127.0.0.1:1/none?connectTimeout=1");
        var lost = PostgresStores.over(nowhere);
        assertThatThrownBy(() -> lost.sessions().liveNumbers())
                .isInstanceOf(StoreUnavailable.class)
                .hasNoCause();
    }

    private CallSessionId live(AgentId agent) throws SQLException {
        Phone phone = number();
        var call = Fixture.pendingCall(DATABASE, phone.reveal(Purpose.STORE), "calling", NOW);
        var id = sessionId();
        stores.calls().commit(List.of(session(id, call, phone, agent)));
        return id;
    }
}
