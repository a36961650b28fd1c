package io.patchbay.agent.cli;

import io.patchbay.sandbox.SandboxMain;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/// Runs the sandbox: the providers' wire formats on this machine, and the clinics that answer.
@Command(name = "sandbox", description = "Run the provider sandbox (sandbox --help says more).")
final class SandboxCommand implements Callable<Integer> {

    @Unmatched
    private List<String> arguments = new ArrayList<>();

    @Override
    public Integer call() {
        return SandboxMain.run(arguments.toArray(String[]::new));
    }
}
