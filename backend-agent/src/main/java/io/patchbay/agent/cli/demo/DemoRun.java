package io.patchbay.agent.cli.demo;

import io.patchbay.agent.Agent;
import io.patchbay.agent.AgentWiring;
import io.patchbay.agent.cli.watch.LiveTable;
import io.patchbay.agent.config.AgentConfig;
import io.patchbay.agent.database.Database;
import io.patchbay.agent.database.DatabaseSettings;
import io.patchbay.agent.database.EmbeddedSettings;
import io.patchbay.agent.importing.CsvImport;
import io.patchbay.agent.importing.ImportResult;
import io.patchbay.agent.importing.ImportRules;
import io.patchbay.agent.port.store.CallSummaries.CallSummary;
import io.patchbay.contract.id.PendingCallId;
import io.patchbay.contract.row.WorkflowState;
import io.patchbay.contract.supabase.Access;
import io.patchbay.contract.supabase.Rest;
import io.patchbay.contract.supabase.TokenFile;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// One demo run, from an empty directory to a summary. Started again on the same directory after a kill it carries on;
/// after an end it
/// imports the calls again and profits from what was learned.
public final class DemoRun {

    private static final Duration FAR_AHEAD = Duration.ofMinutes(5);
    private static final Duration TABLE_WITHIN = Duration.ofSeconds(5);
    private static final long LOOK_EVERY_MILLIS = 500;

    private final Options options;
    private final PrintWriter out;
    private final CountDownLatch interrupted = new CountDownLatch(1);

    /// What was asked for on the command line.
    public record Options(
            Path directory, double speed, boolean untilIdle, Optional<Path> json, Optional<Path> calls, String java) {}

    /// Opens the console with these arguments.
    public interface Window {
        Process open(List<String> arguments) throws IOException;
    }

    public DemoRun(Options options, PrintWriter out) {
        this.options = options;
        this.out = out;
    }

    /// Runs to its end; the exit status: 0 when every call ended as its clinic's script says.
    public int run(Optional<Window> window) throws IOException, InterruptedException {
        Files.createDirectories(options.directory());
        RunMark mark = RunMark.read(options.directory())
                .filter(kept -> kept.speed() == options.speed())
                .orElseGet(() -> fresh(Instant.now()));
        int port = freePort();
        try (SandboxProcess sandbox = SandboxProcess.start(new SandboxProcess.Start(
                options.java(),
                options.speed(),
                mark.epoch(),
                options.directory().resolve("sandbox"),
                URI.create("http://127.0.0.1:" + port + "/vapi/events"),
                1))) {
            AgentConfig config = AgentConfig.from(
                    SandboxAccount.environment(sandbox.addresses(), port, options.speed(), mark.epoch()),
                    options.directory());
            Database database = Database.open(new DatabaseSettings.Embedded(EmbeddedSettings.in(options.directory())));
            try (Agent agent = AgentWiring.start(config, database)) {
                Runtime.getRuntime().addShutdownHook(new Thread(interrupted::countDown));
                return watch(agent, sandbox, prepare(agent, mark), window);
            }
        }
    }

    private RunMark fresh(Instant now) {
        return new RunMark(now, options.speed(), now.minusSeconds(1));
    }

    /// Imports the calls, unless an earlier run left some unfinished.
    private RunMark prepare(Agent agent, RunMark mark) throws IOException {
        List<CallSummary> earlier = agent.stores().summaries().since(mark.importedFrom());
        boolean unfinished = earlier.stream().anyMatch(call -> !Idle.hasEnded(call));
        if (unfinished) {
            out.println("Carrying on with the calls of the last run.");
            agent.wake();
            return mark;
        }
        RunMark now = new RunMark(mark.epoch(), mark.speed(), Instant.now().minusMillis(50));
        now.write(options.directory());
        try (Reader csv = csv()) {
            ImportResult result = CsvImport.read(
                    csv, new ImportRules(ZoneOffset.UTC, "US", agent.time().instant()));
            switch (result) {
                case ImportResult.Rejected rejected -> {
                    rejected.sentences().forEach(out::println);
                    throw new IOException("the file of calls was not imported; its problems are listed above");
                }
                case ImportResult.Accepted accepted ->
                    out.println(agent.stores().imports().insertAll(accepted.calls(), DemoRun::newId)
                            + " calls are in the queue.");
            }
        }
        agent.wake();
        return now;
    }

    private static PendingCallId newId() {
        return new PendingCallId(UUID.randomUUID());
    }

    private Reader csv() throws IOException {
        return options.calls().isPresent()
                ? Files.newBufferedReader(options.calls().get())
                : new InputStreamReader(
                        Objects.requireNonNull(
                                DemoRun.class.getResourceAsStream("/io/patchbay/agent/demo/pending-calls.csv")),
                        StandardCharsets.UTF_8);
    }

    private int watch(Agent agent, SandboxProcess sandbox, RunMark mark, Optional<Window> window)
            throws IOException, InterruptedException {
        Expectations expectations = new Expectations(sandbox.addresses().control());
        out.println("The agent listens on " + agent.address() + "; the sandbox answers for the providers.");
        Optional<Process> console = Optional.empty();
        if (window.isPresent()) {
            console = Optional.of(
                    window.get().open(ConsoleArguments.of(agent, options.directory(), options.speed(), mark.epoch())));
        }
        Instant started = Instant.now();
        List<CallSummary> calls;
        try (Rest rest = new Rest(
                agent.address(),
                Access.ofToken(new TokenFile(options.directory().resolve(TokenFile.NAME))),
                TABLE_WITHIN)) {
            LiveTable table = new LiveTable(rest, System.out, agent.time());
            calls = until(agent, mark, console, table);
        }
        console.ifPresent(Process::destroy);
        if (!options.untilIdle()) {
            return 0;
        }
        Summary summary = Summary.of(
                calls,
                expectations.byNumber(),
                new Summary.Evidence(
                        Invariant.check(agent.database()), expectations.dialsBySession(), options.speed() <= 1));
        summary.print(out, Duration.between(started, Instant.now()));
        if (options.json().isPresent()) {
            summary.write(options.json().get());
        }
        return summary.isOk() ? 0 : 1;
    }

    /// Shows the calls until they have ended, the window is closed, or the program is told to stop.
    private List<CallSummary> until(Agent agent, RunMark mark, Optional<Process> console, LiveTable table)
            throws InterruptedException {
        List<CallSummary> calls;
        do {
            calls = agent.stores().summaries().since(mark.importedFrom());
            if (console.isEmpty()) {
                table.refresh();
            }
            if (options.untilIdle() && isIdle(calls, agent.time().instant())) {
                break;
            }
        } while (!interrupted.await(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)
                && console.map(Process::isAlive).orElse(true));
        return calls;
    }

    private boolean isIdle(List<CallSummary> calls, Instant now) {
        return !calls.isEmpty()
                && calls.stream()
                        .allMatch(call -> Idle.hasEnded(call)
                                || (options.speed() <= 1
                                        && call.state() == WorkflowState.RETRY_PENDING
                                        && call.nextActionAt().isAfter(now.plus(FAR_AHEAD))));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
