package io.patchbay.agent.gateway.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.patchbay.contract.supabase.SupabaseFailure;
import io.patchbay.contract.supabase.TokenFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LocalTokenTest {

    @TempDir
    private Path directory;

    @Test
    void theTokenMakesItsReaderASupervisor() throws IOException {
        var token = written();

        assertThat(new JwtCheck(Tokens.SECRET, Tokens.CLOCK).check("Bearer " + new TokenFile(token.file()).get()))
                .isInstanceOfSatisfying(JwtCheck.Accepted.class, accepted -> {
                    assertThat(accepted.caller().role()).isEqualTo(Caller.Role.AUTHENTICATED);
                    assertThat(accepted.caller().claims()).contains("\"role\":\"supervisor\"");
                });
    }

    @Test
    void nobodyButTheOwnerCanReadIt() throws IOException {
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(written().file())))
                .isEqualTo("rw-------");
    }

    @Test
    void aTokenNobodyRenewsRunsOut() throws IOException {
        var token = new TokenFile(written().file()).get();
        var later = InstantSource.fixed(Tokens.NOW.plus(LocalToken.LIFE).plusSeconds(31));

        assertThat(new JwtCheck(Tokens.SECRET, later).check("Bearer " + token)).isInstanceOf(JwtCheck.Refused.class);
    }

    @Test
    void aNewTokenReplacesTheOldOneAndLeavesNothingElseBehind() throws IOException {
        var first = new TokenFile(written().file()).get();
        var later = new LocalToken(directory, Tokens.SECRET, InstantSource.fixed(Tokens.NOW.plusSeconds(300)));
        later.write();

        assertThat(new TokenFile(later.file()).get()).isNotEqualTo(first);
        try (var files = Files.list(directory)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void withoutAgentThereIsNoToken() throws IOException {
        var token = written();
        token.remove();

        assertThatThrownBy(() -> new TokenFile(token.file()).get())
                .isInstanceOfSatisfying(
                        SupabaseFailure.class,
                        failure -> assertThat(failure.code()).isEqualTo(TokenFile.NO_TOKEN));
    }

    @Test
    void aFileThatHoldsNoTokenIsNotSentAnywhere() throws IOException {
        var file = directory.resolve("other");
        Files.writeString(file, "first line\nsecond line\n");

        assertThatThrownBy(() -> new TokenFile(file).get()).isInstanceOf(SupabaseFailure.class);
    }

    private LocalToken written() throws IOException {
        var token = new LocalToken(directory, Tokens.SECRET, Tokens.CLOCK);
        token.write();
        return token;
    }
}
