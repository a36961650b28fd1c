package io.patchbay.agent.cli;

import io.patchbay.agent.cli.demo.DemoRun;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Shows the product at work, without any account: the sandbox, an agent, and a file of calls to scripted clinics.
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Run the agent against the sandbox and a file of calls to scripted clinics.")
final class DemoCommand implements Callable<Integer> {

    @Option(names = "--until-idle", description = "End with a summary once every call has ended.")
    private boolean untilIdle;

    @Option(names = "--speed", defaultValue = "1", description = "How many times faster than the wall (default 1).")
    private double speed = 1;

    @Option(names = "--data", description = "Data directory (default: 'demo' in the user's).")
    private Optional<Path> data = Optional.empty();

    @Option(names = "--no-console", description = "No window, even where there is a display.")
    private boolean noConsole;

    @Option(names = "--json", description = "Write the summary to this file as JSON.")
    private Optional<Path> json = Optional.empty();

    @Option(names = "--calls", description = "Another CSV of calls than the shipped one.")
    private Optional<Path> calls = Optional.empty();

    @Option(names = "--log", defaultValue = "WARN", description = "ERROR, WARN, INFO, DEBUG or TRACE.")
    private String log = "WARN";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        if (!(speed > 0) || speed > 1000) {
            throw new Complaint("--speed must be greater than 0 and at most 1000");
        }
        Patchbay.logAt(log);
        Path directory = data.orElseGet(() -> Home.data(Optional.empty()).resolve("demo"));
        boolean window = !noConsole && Home.hasDisplay();
        DemoRun run = new DemoRun(
                new DemoRun.Options(directory.toAbsolutePath(), speed, untilIdle, json, calls, Home.java()),
                spec.commandLine().getOut());
        return run.run(window ? Optional.of(ConsoleCommand::start) : Optional.empty());
    }
}
