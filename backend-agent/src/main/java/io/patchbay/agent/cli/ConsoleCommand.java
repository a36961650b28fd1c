package io.patchbay.agent.cli;

import io.patchbay.contract.supabase.TokenFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/// Opens the desktop console, a program of its own.
@Command(name = "console", description = "Open the supervisors' desktop console.")
final class ConsoleCommand implements Callable<Integer> {

    @Unmatched
    private List<String> arguments = new ArrayList<>();

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(arguments);
        if (!all.contains("--token-file")) {
            all.add("--token-file");
            all.add(Home.data(Optional.empty()).resolve(TokenFile.NAME).toString());
        }
        return start(all).waitFor();
    }

    /// Starts the console's process with these arguments.
    static Process start(List<String> arguments) throws IOException {
        String classPath = Home.consoleClassPath()
                .orElseThrow(() -> new Complaint("This installation has no console; install the desktop package."));
        List<String> command = new ArrayList<>(List.of(
                Home.java(),
                "-XX:+UseCompactObjectHeaders",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath,
                "io.patchbay.console.Launcher"));
        command.addAll(arguments);
        return new ProcessBuilder(command).inheritIO().start();
    }
}
