package io.patchbay.agent.database;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where the product keeps its own files when nobody says otherwise: the place each operating system has for it.
public final class DataDirectory {

    private DataDirectory() {}

    /// `osName` as in `os.name`, `userHome` as in `user.home`. Root on Unix gets a directory that an unprivileged
    /// server process can enter, which root's own home is not.
    public static Path standard(String osName, Path userHome, String userName, Map<String, String> environment) {
        var os = osName.toLowerCase(Locale.ROOT);
        if (os.startsWith("windows")) {
            var local = given(environment, "LOCALAPPDATA");
            return (local == null ? userHome.resolve("AppData").resolve("Local") : Path.of(local)).resolve("Patchbay");
        }
        if (os.startsWith("mac")) {
            return userHome.resolve("Library").resolve("Application Support").resolve("Patchbay");
        }
        if (userName.equals("root")) {
            return Path.of("/var/lib/patchbay");
        }
        var xdg = given(environment, "XDG_DATA_HOME");
        return (xdg == null || !xdg.startsWith("/") ? userHome.resolve(".local").resolve("share") : Path.of(xdg))
                .resolve("patchbay");
    }

    private static @Nullable String given(Map<String, String> environment, String name) {
        var value = environment.get(name);
        return value == null || value.isBlank() ? null : value;
    }
}
