package io.patchbay.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.patchbay.agent.database.Database;
import io.patchbay.agent.database.DatabaseSettings;
import io.patchbay.agent.database.EmbeddedSettings;
import io.patchbay.agent.gateway.auth.JwtCheck;
import io.patchbay.agent.gateway.auth.JwtSecret;
import io.patchbay.agent.gateway.auth.LocalToken;
import io.patchbay.agent.gateway.rest.RestGateway;
import io.patchbay.agent.server.HttpServer;
import io.patchbay.agent.server.Mount;
import io.patchbay.agent.server.ServerSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// The whole way: a row written into a real Postgres, served by the agent's gateway, seen on the real console.
@Tag("fx")
@Tag("postgres")
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // JavaFX gives them in start.
final class ConsoleAgainstGatewayTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final JwtSecret SECRET = JwtSecret.random(new SecureRandom());

    @TempDir
    private static Path directory;

    private static Database database;
    private static LocalToken token;
    private static HttpServer gateway;
    private ConsoleWiring console;

    @BeforeAll
    static void openAgent() throws IOException {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        database = Database.open(new DatabaseSettings.Embedded(EmbeddedSettings.in(directory)));
        token = new LocalToken(directory, SECRET, InstantSource.system());
        token.write();
        gateway = gateway(0);
    }

    @AfterAll
    static void closeAgent() {
        gateway.close();
        database.close();
    }

    @Start
    void start(Stage stage) {
        console = new ConsoleWiring(new ConsoleSettings(
                URI.create("http://127.0.0.1:" + gateway.port()), token.file(), Locale.US, Pace.OF_THE_WALL));
        stage.setScene(console.scene(980, 760));
        console.open();
        stage.show();
    }

    @AfterEach
    void close(FxRobot robot) throws SQLException {
        robot.interact(console::close);
        execute("delete from call_sessions", "delete from pending_calls");
    }

    @Test
    void aCallIsSeenFromTheQueueToItsEnd(FxRobot robot) throws SQLException {
        execute("""
                insert into pending_calls (id, exam_id, employee_name, appointment_time, phone, clinic_name)
                values ('00000000-0000-0000-0000-000000000001', 'e1', 'Ada King', now(), '+15035550142', 'Harbor Clinic')""");
        seen(robot, "Waiting", "Harbor Clinic", "A\u2022\u2022\u2022 K\u2022\u2022\u2022", "Due now");

        execute("update pending_calls set workflow_state = 'calling'", """
                insert into call_sessions (pending_call_id, clinic_phone, call_status, dial_started_at)
                values ('00000000-0000-0000-0000-000000000001', '+15035550142', 'ringing', now())""");
        seen(robot, "Ringing", "1 of 4");

        execute("""
                update call_sessions set call_status = 'active', answered_at = now(), ivr_detection_state = 'human',
                    ivr_confidence_score = 0.97, assistant_hold_desired = false, assistant_hold_confirmed = false""");
        seen(robot, "Talking", "Person", "97%", "Let in");
        assertThat(label(robot, "#tile-active-value")).isEqualTo("1");

        execute(
                "update call_sessions set call_status = 'completed', ended_at = now()",
                "update pending_calls set workflow_state = 'completed', success_evaluation = 'Sending Records'");
        seen(robot, "Completed", "Sending records");
    }

    @Test
    void aGatewayThatGoesIsSaidToBeGoneAndItsReturnHealsTheScreen(FxRobot robot) {
        await().atMost(PATIENCE).until(() -> label(robot, "#link-light .label").equals("Connected"));
        int port = gateway.port();
        gateway.close();
        await().atMost(PATIENCE).until(() -> label(robot, "#link-light .label").equals("Connection lost"));
        assertThat(label(robot, "#notice-text")).startsWith("The server cannot be reached. Is the agent running?");

        gateway = gateway(port);
        await().atMost(PATIENCE).until(() -> label(robot, "#link-light .label").equals("Connected"));
        assertThat(robot.lookup("#notice").queryAs(Node.class).isVisible()).isFalse();
    }

    private static HttpServer gateway(int port) {
        var rest = new RestGateway(database.dataSource(), new JwtCheck(SECRET, InstantSource.system()));
        return HttpServer.start(
                ServerSettings.on("127.0.0.1", port),
                List.of(new Mount("/rest/v1/*", rest)),
                new SimpleMeterRegistry());
    }

    private static void seen(FxRobot robot, String... texts) {
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(texts(robot, "#calls .table-cell .label")).contains(texts));
    }

    private static String label(FxRobot robot, String query) {
        return texts(robot, query).findFirst().orElse("");
    }

    private static Stream<String> texts(FxRobot robot, String query) {
        return robot.lookup(query).queryAllAs(Label.class).stream().map(Label::getText);
    }

    private static void execute(String... statements) throws SQLException {
        try (var connection = database.dataSource().getConnection();
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
