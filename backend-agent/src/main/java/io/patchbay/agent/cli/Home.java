package io.patchbay.agent.cli;

import io.patchbay.agent.database.DataDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// Where things are: the user's data directory, and the other programs of this installation.
final class Home {

    private Home() {}

    static Path data(Optional<Path> given) {
        return given.orElseGet(() -> DataDirectory.standard(
                System.getProperty("os.name"),
                Path.of(System.getProperty("user.home")),
                System.getProperty("user.name"),
                Map.copyOf(System.getenv())));
    }

    /// This program's Java.
    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /// The class path of the console, or empty in an installation without one.
    static Optional<String> consoleClassPath() {
        String home = System.getProperty("patchbay.home", ".");
        Path file = Path.of(home, "app", "target", "classpath.txt");
        try {
            return Files.exists(file)
                    ? Optional.of(Path.of(home, "app", "target", "classes")
                            + System.getProperty("path.separator")
                            + Files.readString(file, StandardCharsets.UTF_8).strip())
                    : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /// Whether a window can be opened here.
    static boolean hasDisplay() {
        String os = System.getProperty("os.name").toLowerCase(java.util.Locale.ROOT);
        return os.contains("win")
                || os.contains("mac")
                || System.getenv("DISPLAY") != null
                || System.getenv("WAYLAND_DISPLAY") != null;
    }
}
