package io.patchbay.agent.cli.demo;

import io.patchbay.agent.Agent;
import io.patchbay.contract.supabase.TokenFile;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/// How the console is told which agent to show.
final class ConsoleArguments {

    private ConsoleArguments() {}

    static List<String> of(Agent agent, Path directory, double speed, Instant epoch) {
        return List.of(
                "--server",
                agent.address().toString(),
                "--token-file",
                directory.resolve(TokenFile.NAME).toString(),
                "--speed",
                String.valueOf(speed),
                "--epoch",
                epoch.toString());
    }
}
