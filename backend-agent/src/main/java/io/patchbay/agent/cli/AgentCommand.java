package io.patchbay.agent.cli;

import io.patchbay.agent.Agent;
import io.patchbay.agent.AgentWiring;
import io.patchbay.agent.config.AgentConfig;
import io.patchbay.agent.database.Database;
import io.patchbay.agent.database.DatabaseSettings;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Runs the agent until it is told to stop.
@Command(
        name = "agent",
        mixinStandardHelpOptions = true,
        description = "Run the agent (settings from the environment).")
final class AgentCommand implements Callable<Integer> {

    @Option(names = "--data", description = "Data directory of the embedded database.")
    private Optional<Path> data = Optional.empty();

    @Option(names = "--log", defaultValue = "INFO", description = "ERROR, WARN, INFO, DEBUG or TRACE.")
    private String log = "INFO";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        Patchbay.logAt(log);
        Map<String, String> environment = Map.copyOf(System.getenv());
        Path home = Home.data(data);
        AgentConfig config = AgentConfig.from(environment, home);
        Database database = Database.open(DatabaseSettings.from(environment, home));
        Agent agent = AgentWiring.start(config, database);
        CountDownLatch stop = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            agent.close();
            stop.countDown();
        }));
        spec.commandLine().getOut().println("The agent listens on " + agent.address() + ". Ctrl-C ends it.");
        stop.await();
        return 0;
    }
}
