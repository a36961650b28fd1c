package io.patchbay.agent.cli;

import io.patchbay.agent.database.Database;
import io.patchbay.agent.database.DatabaseSettings;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Brings a database to the schema of this version. Doing it twice changes nothing.
@Command(
        name = "migrate",
        mixinStandardHelpOptions = true,
        description = "Bring the database to this version's schema.")
final class MigrateCommand implements Callable<Integer> {

    @Option(names = "--data", description = "Data directory of the embedded database.")
    private Optional<Path> data = Optional.empty();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        try (Database database = Database.open(DatabaseSettings.from(Map.copyOf(System.getenv()), Home.data(data)))) {
            spec.commandLine().getOut().println("The database is at this version's schema: " + database.address());
        }
        return 0;
    }
}
