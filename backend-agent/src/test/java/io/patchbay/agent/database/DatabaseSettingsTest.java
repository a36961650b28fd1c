package io.patchbay.agent.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseSettingsTest {

    private static final Path HOME = Path.of("/data");

    @Test
    void withoutAnyAddressTheServerIsEmbedded() {
        assertThat(DatabaseSettings.from(Map.of("DATABASE_URL", " "), HOME))
                .isEqualTo(new DatabaseSettings.Embedded(EmbeddedSettings.in(HOME)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            postgres://ann:p%40ss+w@localhost/db                | jdbc:postgresql://localhost:5432/db                            | ann  | p@ss+w
            postgresql://ann@127.0.0.1:5433/db                  | jdbc:postgresql://127.0.0.1:5433/db                            | ann  | ''
            jdbc:postgresql://localhost:1/db?user=ann&password=x | jdbc:postgresql://localhost:1/db                               | ann  | x
            postgres://ann:x@db.example.com/db                  | jdbc:postgresql://db.example.com:5432/db?sslmode=require       | ann  | x
            postgres://ann:x@db.example.com/db?sslmode=disable  | jdbc:postgresql://db.example.com:5432/db?sslmode=disable       | ann  | x
            postgres://ann:x@localhost                          | jdbc:postgresql://localhost:5432/ann                           | ann  | x
            """)
    void anAddressIsReadInEitherForm(String url, String jdbcUrl, String user, String password) {
        assertThat(DatabaseSettings.from(Map.of("DATABASE_URL", url), HOME))
                .isEqualTo(new DatabaseSettings.External(new DatabaseAddress(jdbcUrl, user, password)));
    }

    @Test
    void theNamesOfSupabaseWorkToo() {
        assertThat(DatabaseSettings.from(Map.of("SUPABASE_DB_URL", "postgres://a:b@localhost/x"), HOME))
                .isEqualTo(new DatabaseSettings.External(
                        new DatabaseAddress("jdbc:postgresql://localhost:5432/x", "a", "b")));
        assertThat(DatabaseSettings.from(
                        Map.of("SUPABASE_URL", "https://abc.supabase.co", "SUPABASE_DB_PASSWORD", "pw"), HOME))
                .isEqualTo(new DatabaseSettings.External(new DatabaseAddress(
                        "jdbc:postgresql://db.abc.supabase.co:5432/postgres?sslmode=require", "postgres", "pw")));
    }

    @Test
    void aProjectWithoutItsDatabaseIsASentence() {
        assertThatThrownBy(() -> DatabaseSettings.from(Map.of("SUPABASE_URL", "https://abc.supabase.co"), HOME))
                .isInstanceOf(DatabaseFailure.class)
                .hasMessageContaining("SUPABASE_DB_URL");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mysql://ann:planted-secret@localhost/db",
                "ann:planted-secret",
                "postgres://ann:planted secret@localhost/db",
                "postgres://ann:planted-secret/x@/db",
                "postgres://:planted-secret@localhost/db",
                "postgres://ann:planted-secret@aws-0.pooler.supabase.com:6543/postgres",
            })
    void anAddressThatCannotBeUsedIsASentenceThatDoesNotRepeatIt(String url) {
        assertThatThrownBy(() -> DatabaseSettings.from(Map.of("DATABASE_URL", url), HOME))
                .isInstanceOf(DatabaseFailure.class)
                .hasMessageStartingWith("DATABASE_URL")
                .hasMessageNotContaining("planted")
                .hasNoCause();
    }

    @Test
    void anAddressShowsItsServerAndNothingElse() {
        assertThat(new DatabaseAddress("jdbc:postgresql://h:1/db?sslpassword=planted", "ann", "planted"))
                .hasToString("postgresql://h:1/db");
    }

    @ParameterizedTest
    @CsvSource({
        "Linux,        /home/ann, ann,  '',        /home/ann/.local/share/patchbay",
        "Linux,        /home/ann, ann,  /x/share,  /x/share/patchbay",
        "Linux,        /home/ann, ann,  relative,  /home/ann/.local/share/patchbay",
        "Linux,        /root,     root, /x/share,  /var/lib/patchbay",
        "Mac OS X,     /Users/a,  a,    '',        /Users/a/Library/Application Support/Patchbay",
        "Windows 11,   /Users/a,  a,    '',        /Users/a/AppData/Local/Patchbay",
    })
    void everySystemHasItsOwnPlaceForData(String os, String home, String user, String xdg, String expected) {
        assertThat(DataDirectory.standard(os, Path.of(home), user, Map.of("XDG_DATA_HOME", xdg)))
                .isEqualTo(Path.of(expected));
    }

    @Test
    void windowsSaysWhereItsLocalDataIs() {
        assertThat(DataDirectory.standard("Windows 11", Path.of("/u"), "a", Map.of("LOCALAPPDATA", "/l")))
                .isEqualTo(Path.of("/l/Patchbay"));
    }
}
