package io.patchbay.agent.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.patchbay.agent.database.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Column names are checked here, against the migrated schema, and not on a patient's call.
@Tag("postgres")
class StatementTextsTest {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.fresh();

    private static final Path RESOURCES = Path.of("src/main/resources/io/patchbay/agent/adapter/postgres");
    private static final Path SOURCES = Path.of("src/main/java/io/patchbay/agent/adapter/postgres");

    @ParameterizedTest
    @MethodSource("names")
    void everyStatementBindsAgainstTheMigratedSchema(String name) throws Exception {
        bind(Files.readString(RESOURCES.resolve(name + ".sql")));
    }

    @Test
    void aStatementWithAWrongColumnIsFound() {
        assertThatThrownBy(() -> bind("select clinic_leg_id from call_sessions where id = :id"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("clinic_leg_id");
    }

    @Test
    void everyStatementIsUsed() throws IOException {
        var code = sources().values().stream().collect(Collectors.joining());
        assertThat(names()).isNotEmpty().allSatisfy(name -> assertThat(code).contains('"' + name + '"'));
    }

    @Test
    void noJavaFileHoldsSql() throws IOException {
        var sql = Pattern.compile(
                "\"[^\"\\n]*\\b(select|insert|update|delete|from|where|values)\\b[^\"\\n]*\"",
                Pattern.CASE_INSENSITIVE);
        assertThat(sql.matcher("var x = \"select 1\";").find()).isTrue();
        assertThat(sources())
                .isNotEmpty()
                .allSatisfy(
                        (file, text) -> assertThat(sql.matcher(text).results().map(hit -> hit.group()))
                                .as(file)
                                .isEmpty());
    }

    static List<String> names() throws IOException {
        try (var files = Files.list(RESOURCES)) {
            return files.map(file -> file.getFileName().toString().replaceFirst("\\.sql$", ""))
                    .sorted()
                    .toList();
        }
    }

    /// Parsed and planned by the server with every parameter null, as unknown as the driver would send it.
    private static void bind(String text) throws SQLException {
        var jdbi = Jdbi.create(DATABASE.dataSource());
        try (var handle = jdbi.open()) {
            var context = handle.createQuery(text).getContext();
            var parsed = handle.getConfig(SqlStatements.class).getSqlParser().parse(text, context);
            var connection = handle.getConnection();
            handle.begin();
            try (var statement = connection.prepareStatement("explain " + parsed.getSql())) {
                int count = statement.getParameterMetaData().getParameterCount();
                for (int i = 1; i <= count; i++) {
                    statement.setNull(i, statement.getParameterMetaData().getParameterType(i));
                }
                try (var plan = statement.executeQuery()) {
                    assertThat(plan.next()).isTrue();
                }
            } finally {
                handle.rollback();
            }
        }
    }

    private static Map<String, String> sources() throws IOException {
        try (Stream<Path> files = Files.list(SOURCES)) {
            return files.collect(Collectors.toMap(file -> file.getFileName().toString(), StatementTextsTest::read));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
