package io.patchbay.agent.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import io.patchbay.agent.config.ConfigProblem;
import io.patchbay.agent.database.DatabaseFailure;
import io.patchbay.agent.server.ServerNotStarted;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;
import picocli.CommandLine;

/// The `patchbay` command.
@CommandLine.Command(
        name = "patchbay",
        mixinStandardHelpOptions = true,
        version = "patchbay 0.1.0",
        description = "Automated outbound calls to clinics.",
        subcommands = {
            DemoCommand.class,
            AgentCommand.class,
            SandboxCommand.class,
            ConsoleCommand.class,
            MigrateCommand.class,
            ImportCommand.class,
            WatchCommand.class
        })
public final class Patchbay {

    private Patchbay() {}

    public static void main(String[] arguments) {
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        CommandLine line = new CommandLine(new Patchbay());
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            if (failure instanceof ConfigProblem
                    || failure instanceof DatabaseFailure
                    || failure instanceof ServerNotStarted
                    || failure instanceof Complaint) {
                command.getErr().println(failure.getMessage());
                return 2;
            }
            throw failure;
        });
        System.exit(line.execute(arguments));
    }

    /// How much is logged to standard error.
    static void logAt(String level) {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            context.getLogger("io.patchbay").setLevel(Level.toLevel(level, Level.WARN));
        }
    }
}
