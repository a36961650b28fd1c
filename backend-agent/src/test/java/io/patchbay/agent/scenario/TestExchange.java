package io.patchbay.agent.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.patchbay.agent.Agent;
import io.patchbay.agent.AgentWiring;
import io.patchbay.agent.adapter.postgres.Invariants;
import io.patchbay.agent.config.AgentConfig;
import io.patchbay.agent.database.Database;
import io.patchbay.agent.database.DatabaseSettings;
import io.patchbay.agent.database.TestDatabase;
import io.patchbay.sandbox.Sandbox;
import io.patchbay.sandbox.SandboxSettings;
import io.patchbay.sandbox.fault.Faults;
import io.patchbay.sandbox.journal.JournalEntry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// An agent, the sandbox and a database of their own for a test class; register it as a static field. When the class is
/// over, what must never be violated is checked: the documented invariants, and that no clinic was dialled twice for
/// one session.
final class TestExchange implements BeforeAllCallback, AfterAllCallback, AutoCloseable {

    private static final SandboxSettings.Credentials KEYS = SandboxSettings.Credentials.DOCUMENTED;
    private static final double CALLS_PER_SECOND = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final OptionalDouble wantedSpeed;
    private final Map<String, String> settings = new HashMap<>();
    private final TestDatabase database = TestDatabase.fresh();
    private @Nullable Sandbox sandbox;
    private @Nullable Agent agent;

    private double fastest = Double.MAX_VALUE;
    private boolean agentElsewhere;
    private double speed = 1;
    private Instant epoch = Instant.EPOCH;
    private int port;

    private TestExchange(OptionalDouble wantedSpeed) {
        this.wantedSpeed = wantedSpeed;
    }

    /// As fast as the machine can follow.
    static TestExchange fast() {
        return new TestExchange(OptionalDouble.empty());
    }

    static TestExchange atSpeed(double speed) {
        return new TestExchange(OptionalDouble.of(speed));
    }

    /// As fast as the machine can follow, and no faster than this.
    TestExchange noFasterThan(double most) {
        fastest = most;
        return this;
    }

    /// Another value for one of the agent's environment words.
    TestExchange with(String word, String value) {
        settings.put(word, value);
        return this;
    }

    /// No agent in this JVM: the class starts its own, as programs that can be killed.
    TestExchange agentElsewhere() {
        agentElsewhere = true;
        return this;
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        open();
    }

    /// For a class that needs several, or one for a part of its tests.
    TestExchange open() throws IOException {
        if (wantedSpeed.isEmpty()) {
            WarmUp.once();
        }
        speed = wantedSpeed.orElseGet(() -> Math.min(fastest, WarmUp.speed()));
        database.open();
        port = freePort();
        epoch = Instant.now();
        sandbox = Sandbox.start(
                new SandboxSettings(
                        0,
                        speed,
                        epoch,
                        KEYS,
                        URI.create("http://127.0.0.1:" + port + "/vapi/events"),
                        journals(),
                        Optional.of(clinics()),
                        CALLS_PER_SECOND),
                new Sandbox.Wall(epoch, System::nanoTime, RandomGenerator.getDefault()));
        if (!agentElsewhere) {
            agent = AgentWiring.start(
                    AgentConfig.from(environment(), Path.of(".")),
                    Database.open(new DatabaseSettings.External(database.address())));
        }
        return this;
    }

    @Override
    public void afterAll(ExtensionContext context) {
        try {
            nothingIsWrong();
        } finally {
            close();
        }
    }

    @Override
    public void close() {
        if (agent != null) {
            agent.close();
        }
        if (sandbox != null) {
            sandbox.close();
        }
        database.close();
    }

    /// The words of the environment for an agent whose providers are this sandbox.
    Map<String, String> environment() {
        Map<String, String> words = new HashMap<>();
        words.put("PATCHBAY_PORT", String.valueOf(port));
        words.put("PATCHBAY_CALLING_HOURS", "always");
        words.put("PATCHBAY_CALLS_PER_SECOND", "5");
        words.put("PATCHBAY_CONCURRENT_CALLS", "30");
        words.put("PATCHBAY_SPEED", String.valueOf(speed));
        words.put("PATCHBAY_EPOCH_MILLIS", String.valueOf(epoch.toEpochMilli()));
        words.put("TWILIO_API_BASE", sandbox().twilio().toString());
        words.put("TWILIO_ACCOUNT_SID", KEYS.accountSid());
        words.put("TWILIO_AUTH_TOKEN", KEYS.authToken());
        words.put("TWILIO_NUMBER", KEYS.fromNumber());
        words.put("VAPI_API_BASE", sandbox().vapi().toString());
        words.put("VAPI_SIP_ADDRESS", "sip:" + KEYS.sipUser() + "@sip.vapi.ai");
        words.put("VAPI_SHARED_SECRET", KEYS.vapiSecret());
        words.put("VAPI_SECRET_TOKEN", KEYS.vapiKey());
        words.put("DEEPGRAM_WS_URL", sandbox().deepgram().toString());
        words.put("DEEPGRAM_API_KEY", KEYS.deepgramKey());
        words.put("OPENAI_API_BASE", sandbox().openAi().toString());
        words.put("OPENAI_API_KEY", KEYS.openAiKey());
        words.putAll(settings);
        return words;
    }

    /// Where the agent listens.
    URI agentAddress() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /// The time of agent and sandbox.
    Instant now() {
        return epoch.plusNanos((long) (Duration.between(epoch, Instant.now()).toNanos() * speed));
    }

    /// Puts a call into the queue as an external system does: a row, and nothing else.
    QueuedCall queue(String phone) {
        return queue(phone, now());
    }

    /// The same, due later.
    QueuedCall queue(String phone, Instant due) {
        return queue(phone, due, Patient.PLANTED);
    }

    QueuedCall queue(String phone, Instant due, Patient patient) {
        UUID id = UUID.randomUUID();
        update("""
                insert into pending_calls (id, exam_id, employee_name, employee_dob, client_name, appointment_time,
                    type_of_visit, phone, clinic_name, procedures, next_action_at)
                values (?, 'E-100', ?, ?, 'Acme', '2026-11-02T15:00:00Z', 'physical', ?, 'Clinic', 'blood panel', ?)
                """, id, patient.name(), patient.bornOn(), phone, due.atOffset(ZoneOffset.UTC));
        return new QueuedCall(this, id);
    }

    /// Whom a call is about.
    record Patient(String name, LocalDate bornOn) {
        static final Patient PLANTED = new Patient("Avery Planted", LocalDate.of(1981, 4, 5));
    }

    /// Nothing is known about this clinic any more.
    void forget(String phone) {
        update("update call_classifications set is_active = false where phone_number = ?", phone);
    }

    double speed() {
        return speed;
    }

    Agent agent() {
        return Objects.requireNonNull(agent, "register TestExchange with @RegisterExtension");
    }

    Sandbox sandbox() {
        return Objects.requireNonNull(sandbox, "register TestExchange with @RegisterExtension");
    }

    Faults faults() {
        return sandbox().faults();
    }

    TestDatabase database() {
        return database;
    }

    /// What the sandbox saw of this kind, oldest first.
    List<JournalEntry> journal(String kind) {
        return sandbox().journal().entries(kind, 0);
    }

    /// The same, of one leg.
    List<JournalEntry> journal(String kind, String callSid) {
        return journal(kind).stream()
                .filter(entry -> entry.text("callSid").equals(callSid)
                        || entry.text("call_sid").equals(callSid))
                .toList();
    }

    /// How often a clinic was dialled for this session, by the sandbox's own journal.
    long dials(String session) {
        return clinicDials().getOrDefault(session, 0L);
    }

    Row row(String sql, Object... arguments) {
        List<Row> rows = rows(sql, arguments);
        if (rows.size() != 1) {
            throw new IllegalStateException("one row expected, got " + rows.size());
        }
        return rows.getFirst();
    }

    List<Row> rows(String sql, Object... arguments) {
        try (Connection connection = database.dataSource().getConnection();
                PreparedStatement statement = prepared(connection, sql, arguments);
                ResultSet rows = statement.executeQuery()) {
            List<Row> all = new ArrayList<>();
            while (rows.next()) {
                all.add(Row.of(rows));
            }
            return all;
        } catch (SQLException e) {
            throw new IllegalStateException("the query failed: " + e.getSQLState(), e);
        }
    }

    int update(String sql, Object... arguments) {
        try (Connection connection = database.dataSource().getConnection();
                PreparedStatement statement = prepared(connection, sql, arguments)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the statement failed: " + e.getSQLState(), e);
        }
    }

    /// Waits until nobody is on the line, then asserts what must always hold.
    void nothingIsWrong() {
        await("nobody is on the line")
                .atMost(PATIENCE)
                .until(() -> rows("select id from call_sessions where ended_at is null")
                        .isEmpty());
        Invariants invariants = Invariants.over(database.dataSource());
        assertThat(invariants.violations().values())
                .as(invariants.violations().toString())
                .containsOnly(0L);
        assertThat(clinicDials().values()).as("dials by session").allMatch(times -> times == 1);
    }

    private Map<String, Long> clinicDials() {
        return journal("dial").stream()
                .filter(dial -> !dial.text("to").startsWith("sip:"))
                .collect(Collectors.groupingBy(dial -> dial.text("session"), Collectors.counting()));
    }

    private static PreparedStatement prepared(Connection connection, String sql, Object... arguments)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < arguments.length; i++) {
            statement.setObject(i + 1, arguments[i]);
        }
        return statement;
    }

    /// For looking at a failure: `-Dpatchbay.scenario.journals=<folder>` keeps every journal there.
    private static Optional<Path> journals() {
        return Optional.ofNullable(System.getProperty("patchbay.scenario.journals"))
                .map(folder -> Path.of(folder, UUID.randomUUID().toString()));
    }

    static Path clinics() {
        try {
            URL folder = TestExchange.class.getResource("clinics");
            return Path.of(Objects.requireNonNull(folder, "clinics").toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the test's clinics have no path", e);
        }
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
