package io.patchbay.agent.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class VerdictFromOutsideTest {

    /// Somebody who picks up and says nothing for fourteen seconds.
    private static final String QUIET = "+12025550131";

    @RegisterExtension
    static final TestExchange EXCHANGE = TestExchange.fast().noFasterThan(4);

    @Test
    void aVerdictWrittenByAnotherProgramLetsTheAssistantInBeforeAnybodySpeaks() throws SQLException {
        QueuedCall call = EXCHANGE.queue(QUIET).until("the assistant is held", () -> call(EXCHANGE));
        writeAsServiceRole(UUID.fromString(call.onlySession().text("id")), "human");
        call.has(1, "unhold_confirmed_at");
        assertThat(EXCHANGE.journal("person_on_the_line")).isEmpty();
        call.ends();
        assertThat(call.state()).as(call.story()).isEqualTo("completed");
        assertThat(call.onlySession().text("ivr_detection_state")).isEqualTo("human");
    }

    private static boolean call(TestExchange exchange) {
        return !exchange.rows("select id from call_sessions where assistant_hold_confirmed")
                .isEmpty();
    }

    /// As a seed's function does through the service key: nothing but one column of one row.
    private static void writeAsServiceRole(UUID session, String verdict) throws SQLException {
        try (Connection connection = EXCHANGE.database().dataSource().getConnection()) {
            connection.setAutoCommit(false);
            try (Statement role = connection.createStatement();
                    PreparedStatement write = connection.prepareStatement(
                            "update call_sessions set ivr_detection_state = ? where id = ?")) {
                role.execute("set local role service_role");
                write.setString(1, verdict);
                write.setObject(2, session);
                assertThat(write.executeUpdate()).isEqualTo(1);
            }
            connection.commit();
        }
    }
}
