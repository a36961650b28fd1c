package io.patchbay.agent.cli;

import io.patchbay.agent.cli.watch.LiveTable;
import io.patchbay.contract.supabase.Access;
import io.patchbay.contract.supabase.Rest;
import io.patchbay.contract.supabase.TokenFile;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Shows the calls of a running agent in the terminal, live, until it is told to stop.
@Command(name = "watch", mixinStandardHelpOptions = true, description = "Show a running agent's calls in the terminal.")
final class WatchCommand implements Callable<Integer> {

    private static final Duration WITHIN = Duration.ofSeconds(5);

    @Option(
            names = "--server",
            defaultValue = "http://127.0.0.1:8642",
            description = "The agent (default: ${DEFAULT-VALUE}).")
    private URI server = URI.create("http://127.0.0.1:8642");

    @Option(names = "--data", description = "The agent's data directory, where its token is.")
    private Optional<Path> data = Optional.empty();

    @Override
    public Integer call() throws InterruptedException {
        Path token = Home.data(data).resolve(TokenFile.NAME);
        CountDownLatch stop = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(stop::countDown));
        try (Rest rest = new Rest(server, Access.ofToken(new TokenFile(token)), WITHIN)) {
            LiveTable table = new LiveTable(rest, System.out, Clock.systemUTC());
            do {
                table.refresh();
            } while (!stop.await(1, TimeUnit.SECONDS));
        }
        return 0;
    }
}
