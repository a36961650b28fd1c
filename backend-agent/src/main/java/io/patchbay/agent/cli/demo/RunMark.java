package io.patchbay.agent.cli.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Properties;

/// Where a demo run began, kept in its data directory: a run that was killed is carried on with the same clock and the
/// same calls.
record RunMark(Instant epoch, double speed, Instant importedFrom) {

    private static final String FILE = "demo-run.properties";

    static java.util.Optional<RunMark> read(Path directory) throws IOException {
        Path file = directory.resolve(FILE);
        if (!Files.exists(file)) {
            return java.util.Optional.empty();
        }
        Properties kept = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            kept.load(in);
        }
        return java.util.Optional.of(new RunMark(
                Instant.parse(kept.getProperty("epoch")),
                Double.parseDouble(kept.getProperty("speed")),
                Instant.parse(kept.getProperty("importedFrom"))));
    }

    void write(Path directory) throws IOException {
        Properties kept = new Properties();
        kept.setProperty("epoch", epoch.toString());
        kept.setProperty("speed", String.valueOf(speed));
        kept.setProperty("importedFrom", importedFrom.toString());
        Files.createDirectories(directory);
        Path fresh = directory.resolve(FILE + ".new");
        try (var out = Files.newBufferedWriter(fresh)) {
            kept.store(out, null);
        }
        Files.move(fresh, directory.resolve(FILE), StandardCopyOption.REPLACE_EXISTING);
    }
}
