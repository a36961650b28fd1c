package io.patchbay.agent.database;

import java.nio.file.Path;

/// Where an embedded server lives. `home` holds the data, the password, the port and the log; `binaries` the
/// unpacked server (several homes may share it); `port` 0 means the port used last time, or any free one.
public record EmbeddedSettings(Path home, Path binaries, int port) {

    public EmbeddedSettings {
        home = home.toAbsolutePath().normalize();
        binaries = binaries.toAbsolutePath().normalize();
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("port: must be between 0 and 65535");
        }
    }

    /// Everything under one directory, any free port.
    public static EmbeddedSettings in(Path home) {
        return new EmbeddedSettings(home, home.resolve("dist"), 0);
    }
}
