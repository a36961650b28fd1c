package io.patchbay.contract.supabase;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;

/// The token an agent leaves in its data directory for programs of the same user on the same machine. Read again for
/// every request, because the agent replaces it before it runs out.
public record TokenFile(Path path) implements Supplier<String> {

    /// The file's name in the agent's data directory.
    public static final String NAME = "console-token";

    /// The code of the failure when there is no such file or it may not be read.
    public static final String NO_TOKEN = "no_token";

    private static final int LONGEST = 8192;

    /// Throws `SupabaseFailure` with code `no_token`.
    @Override
    public String get() {
        try (var in = Files.newInputStream(path)) {
            var token = new String(in.readNBytes(LONGEST), StandardCharsets.US_ASCII).strip();
            if (!token.isEmpty() && token.chars().noneMatch(letter -> letter <= ' ' || letter > '~')) {
                return token;
            }
        } catch (IOException unreadable) {
            // Told below: for the reader it is all the same.
        }
        throw SupabaseFailure.unanswered(NO_TOKEN);
    }
}
