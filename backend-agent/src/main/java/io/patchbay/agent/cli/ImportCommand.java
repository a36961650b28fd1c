package io.patchbay.agent.cli;

import io.patchbay.agent.adapter.postgres.PostgresStores;
import io.patchbay.agent.database.Database;
import io.patchbay.agent.database.DatabaseSettings;
import io.patchbay.agent.importing.CsvImport;
import io.patchbay.agent.importing.ImportResult;
import io.patchbay.agent.importing.ImportRules;
import io.patchbay.contract.id.PendingCallId;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Puts the calls of a CSV file into the queue: all of them, or none and a list of what is wrong.
@Command(name = "import", mixinStandardHelpOptions = true, description = "Put the calls of a CSV file into the queue.")
final class ImportCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "FILE", description = "CSV with the columns of pending_calls.")
    private Path file = Path.of("");

    @Option(names = "--data", description = "Data directory of the embedded database.")
    private Optional<Path> data = Optional.empty();

    @Option(names = "--dry-run", description = "Only say what would be done.")
    private boolean dryRun;

    @Option(names = "--zone", description = "Zone of times that name none (default: this machine's).")
    private Optional<ZoneId> zone = Optional.empty();

    @Option(names = "--region", defaultValue = "US", description = "Country of numbers that name none.")
    private String region = "US";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        ImportResult result = read();
        switch (result) {
            case ImportResult.Rejected rejected -> {
                rejected.sentences().forEach(out::println);
                return 1;
            }
            case ImportResult.Accepted accepted -> {
                accepted.sentences().forEach(out::println);
                if (!dryRun) {
                    out.println(insert(accepted) + " calls are in the queue.");
                }
                return 0;
            }
        }
    }

    private ImportResult read() {
        try (Reader text = Files.newBufferedReader(file)) {
            return CsvImport.read(text, new ImportRules(zone.orElseGet(ZoneId::systemDefault), region, Instant.now()));
        } catch (IOException unreadable) {
            throw new Complaint(file + " cannot be read; check the name and your rights to it");
        }
    }

    private int insert(ImportResult.Accepted accepted) {
        try (Database database = Database.open(DatabaseSettings.from(Map.copyOf(System.getenv()), Home.data(data)))) {
            return PostgresStores.over(database.dataSource())
                    .imports()
                    .insertAll(accepted.calls(), () -> new PendingCallId(UUID.randomUUID()));
        }
    }
}
