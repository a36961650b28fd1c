package io.patchbay.agent.database;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which database the agent uses: a server of its own, or one that is already there.
public sealed interface DatabaseSettings {

    /// The default: a private server under `settings.home()`.
    record Embedded(EmbeddedSettings settings) implements DatabaseSettings {}

    /// Any PostgreSQL 15 or newer, Supabase's included.
    record External(DatabaseAddress address) implements DatabaseSettings {}

    /// Reads `DATABASE_URL` or `SUPABASE_DB_URL` (`postgres://…` or `jdbc:postgresql://…`), or `SUPABASE_URL`
    /// with `SUPABASE_DB_PASSWORD`; without them, an embedded server in `home`. Throws [DatabaseFailure] for an
    /// address that cannot be used.
    static DatabaseSettings from(Map<String, String> environment, Path home) {
        for (var name : new String[] {"DATABASE_URL", "SUPABASE_DB_URL"}) {
            var url = given(environment, name);
            if (url != null) {
                return new External(DatabaseAddress.parse(name, url));
            }
        }
        var project = given(environment, "SUPABASE_URL");
        if (project != null) {
            return new External(DatabaseAddress.ofSupabaseProject(project, given(environment, "SUPABASE_DB_PASSWORD")));
        }
        return new Embedded(EmbeddedSettings.in(home));
    }

    private static @Nullable String given(Map<String, String> environment, String name) {
        var value = environment.get(name);
        return value == null || value.isBlank() ? null : value.strip();
    }
}
