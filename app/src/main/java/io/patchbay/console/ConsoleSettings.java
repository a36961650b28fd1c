package io.patchbay.console;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/// What the console was started with; travels through JavaFX's launcher as plain arguments.
record ConsoleSettings(URI server, Path tokenFile, Locale locale, Pace pace) {

    static ConsoleSettings ofArguments(List<String> arguments) {
        return new ConsoleSettings(
                URI.create(arguments.get(0)),
                Path.of(arguments.get(1)),
                Locale.forLanguageTag(arguments.get(2)),
                new Pace(Double.parseDouble(arguments.get(3)), Instant.parse(arguments.get(4))));
    }

    String[] toArguments() {
        return new String[] {
            server.toString(),
            tokenFile.toString(),
            locale.toLanguageTag(),
            Double.toString(pace.speed()),
            pace.epoch().toString()
        };
    }
}
