package io.patchbay.agent.cli.demo;

import io.patchbay.agent.Agent;
import java.nio.file.Path;
import java.util.List;

/// How the console is told which agent to show.
final class ConsoleArguments {

    private ConsoleArguments() {}

    static List<String> of(Agent agent, Path directory) {
        return List.of(
                "--server",
                agent.address().toString(),
                "--token-file",
                directory.resolve("console-token").toString());
    }
}
