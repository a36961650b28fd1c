package io.patchbay.agent.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.patchbay.agent.database.TestDatabase;
import io.patchbay.agent.gateway.auth.Tokens;
import io.patchbay.agent.gateway.rest.GatewayServer;
import io.patchbay.contract.supabase.Access;
import io.patchbay.contract.supabase.Rest;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("postgres")
final class LiveTableTest {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.fresh();

    private static final String ID = "00000000-0000-0000-0000-000000000001";

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(written, true, StandardCharsets.UTF_8);
    private GatewayServer gateway;
    private Rest rest;

    @BeforeEach
    void open() throws SQLException {
        DATABASE.execute("delete from call_sessions");
        DATABASE.execute("delete from pending_calls");
        DATABASE.execute("""
                insert into pending_calls (id, exam_id, employee_name, appointment_time, phone, clinic_name, workflow_state)
                values ('%s', 'e1', 'Ada King', now(), '+15035550142', 'Harbor Clinic', 'ready_to_call')""".formatted(ID));
        gateway = new GatewayServer(DATABASE.dataSource());
        rest = new Rest(gateway.uri(), Access.ofKey(Tokens.user("viewer")), Duration.ofSeconds(20));
    }

    @AfterEach
    void close() {
        rest.close();
        gateway.close();
    }

    @Test
    void aTerminalIsRedrawnInPlace() throws SQLException {
        var table = new LiveTable(rest, InstantSource.system(), new RedrawnScreen(out, new Terminal.Size(160, 30)));
        table.refresh();
        var first = taken();
        startCall();
        table.refresh();

        assertThat(first)
                .contains("0 active   1 waiting   1 due")
                .contains("STATE", "REASON OR OUTCOME")
                .containsPattern("waiting +\\d+:\\d\\d +Harbor Clinic +A\u2022\u2022\u2022 K\u2022\u2022\u2022")
                .doesNotContain("\u001b[J");
        assertThat(taken())
                .startsWith("\u001b[4A\u001b[J")
                .contains("1 active   0 waiting")
                .contains("talking");
    }

    @Test
    void aFileGetsOneLineForEachChangeAndNoneForNone() throws SQLException {
        var table = new LiveTable(rest, InstantSource.system(), new ChangeLines(out));
        table.refresh();
        table.refresh();
        startCall();
        table.refresh();
        DATABASE.execute("update call_sessions set ended_at = now(), call_status = 'completed'");
        DATABASE.execute(
                "update pending_calls set workflow_state = 'completed', success_evaluation = 'Sending Records'");
        table.refresh();

        assertThat(taken().lines().map(line -> line.replaceFirst("^\\d\\d:\\d\\d:\\d\\d  ", "")))
                .containsExactly(
                        "Harbor Clinic: waiting",
                        "Harbor Clinic: talking, person 97%, assistant let in, attempt 1/4",
                        "Harbor Clinic: completed, person 97%, attempt 1/4, Sending Records");
    }

    @Test
    void neitherShowsANameOrANumber() throws SQLException {
        startCall();
        new LiveTable(rest, InstantSource.system(), new RedrawnScreen(out, new Terminal.Size(160, 30))).refresh();
        new LiveTable(rest, InstantSource.system(), new ChangeLines(out)).refresh();

        assertThat(taken()).doesNotContain("Ada", "King", "5550142");
    }

    @Test
    void aServerThatDoesNotAnswerIsToldOnceAndTheOldRowsAreCalledOld() {
        var terminal = new LiveTable(rest, InstantSource.system(), new RedrawnScreen(out, new Terminal.Size(160, 30)));
        var file = new LiveTable(rest, InstantSource.system(), new ChangeLines(out));
        terminal.refresh();
        gateway.close();
        taken();

        terminal.refresh();
        assertThat(taken())
                .contains("Harbor Clinic")
                .contains("No answer from the server (unreachable). What stands above is old.");

        file.refresh();
        file.refresh();
        assertThat(taken().lines()).hasSize(1);
    }

    @Test
    void aSmallTerminalSaysHowManyRowsItDoesNotShow() throws SQLException {
        DATABASE.execute("""
                insert into pending_calls (exam_id, employee_name, appointment_time, phone, clinic_name)
                select 'x', 'Bo Lind', now(), '+1503555' || (1000 + n), 'Clinic ' || n from generate_series(1, 9) n""");
        new LiveTable(rest, InstantSource.system(), new RedrawnScreen(out, new Terminal.Size(80, 8))).refresh();

        assertThat(taken()).contains("and 7 more");
    }

    private void startCall() throws SQLException {
        DATABASE.execute("update pending_calls set workflow_state = 'calling'");
        DATABASE.execute("""
                insert into call_sessions (pending_call_id, clinic_phone, call_status, answered_at, ivr_detection_state,
                    ivr_confidence_score, assistant_hold_desired, assistant_hold_confirmed)
                values ('%s', '+15035550142', 'active', now(), 'human', 0.97, false, false)""".formatted(ID));
    }

    private String taken() {
        var text = written.toString(StandardCharsets.UTF_8);
        written.reset();
        return text;
    }
}
