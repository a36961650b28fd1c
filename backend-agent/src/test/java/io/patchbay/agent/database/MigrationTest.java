package io.patchbay.agent.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("postgres")
class MigrationTest {

    @Test
    void migratingTwiceChangesNothing() throws SQLException {
        try (var pool = pool()) {
            assertThat(new SchemaMigration(pool).run()).isGreaterThanOrEqualTo(8);
            var before = catalogue(pool);
            assertThat(new SchemaMigration(pool).run()).isZero();
            assertThat(catalogue(pool)).isEqualTo(before).hasSizeGreaterThan(400);
        }
    }

    @Test
    void agentsThatStartTogetherMigrateOnce() throws Exception {
        try (var pool = pool();
                var threads = Executors.newFixedThreadPool(3)) {
            Callable<Integer> migration = () -> new SchemaMigration(pool).run();
            var runs = threads.invokeAll(List.of(migration, migration, migration));
            var applied = new ArrayList<Integer>();
            for (var run : runs) {
                applied.add(run.get());
            }
            assertThat(applied).filteredOn(count -> count > 0).hasSize(1);
        }
    }

    @Test
    void aDatabaseOfANewerVersionIsRefusedWithASentence() throws SQLException {
        try (var pool = pool()) {
            new SchemaMigration(pool).run();
            run(
                    pool,
                    "insert into patchbay.flyway_schema_history (installed_rank, version, description, type, script,"
                            + " installed_by, execution_time, success) values (999, '999', 'later', 'SQL', 'V999__later.sql', 'x', 1, true)");
            assertThatThrownBy(() -> new SchemaMigration(pool).run())
                    .isInstanceOf(DatabaseFailure.class)
                    .hasMessageContaining("newer Patchbay (schema 999)")
                    .hasMessageContaining("Update this program");
        }
    }

    @Test
    void aDatabaseOfAnotherBuildIsRefusedWithASentence() throws SQLException {
        try (var pool = pool()) {
            new SchemaMigration(pool).run();
            run(pool, "update patchbay.flyway_schema_history set checksum = 1 where version = '004'");
            assertThatThrownBy(() -> new SchemaMigration(pool).run())
                    .isInstanceOf(DatabaseFailure.class)
                    .hasMessageContaining("made by another build of Patchbay");
        }
    }

    @Test
    void aDatabaseThatAlreadyHasTheSeedsTablesIsAdoptedWithItsRows() throws SQLException {
        try (var pool = pool()) {
            run(pool, SEED_TABLES);
            new SchemaMigration(pool).run();
            assertThat(column(pool, "select phone from pending_calls")).containsExactly("+12025550188");
            assertThat(column(pool, "select workflow_state || call_status || max_retries from pending_calls"))
                    .containsExactly("newpending3");
        }
    }

    @Test
    void assistantsMoveToTheirOnePlaceAndNothingIsLost() throws SQLException {
        try (var pool = pool()) {
            run(pool, SEED_TABLES);
            new SchemaMigration(pool).run();
            assertThat(column(
                            pool,
                            "select o.name || ' ' || vapi_assistant_id || ' ' || coalesce(vapi_phone_number, '-') from"
                                    + " vapi_assistants a join organizations o on o.id = a.organization_id order by 1"))
                    .containsExactly("one asst-moved +12025550101", "one asst-old +12025550100");
            assertThat(column(
                            pool,
                            "select o.name || ' ' || (custom_config ->> 'former_vapi_assistant_id') from"
                                    + " customer_configurations c join organizations o on o.id = c.organization_id"
                                    + " where custom_config ->> 'former_vapi_assistant_id' is not null"))
                    .containsExactly("two asst-moved");
            assertThat(column(
                            pool,
                            "select column_name from information_schema.columns where table_name ="
                                    + " 'customer_configurations' and column_name like 'vapi%'"))
                    .isEmpty();
            assertThat(
                            column(
                                    pool,
                                    "select sms_preferences ->> 'on' from customer_configurations where sms_preferences <> '{}'"))
                    .containsExactly("true");
        }
    }

    @Test
    void anUnreachableServerIsASentenceWithoutThePassword() {
        var settings = new DatabaseSettings.External(
                new DatabaseAddress("jdbc:postgresql://127.0.0.1:1/none", "somebody", "planted-secret"));
        assertThatThrownBy(() -> Database.open(settings))
                .isInstanceOf(DatabaseFailure.class)
                .hasMessageContaining("cannot be reached")
                .hasMessageContaining("DATABASE_URL")
                .hasMessageNotContaining("planted-secret");
    }

    @Test
    void aRefusedPasswordIsASentence() {
        var good = TestDatabase.emptyDatabase();
        var settings =
                new DatabaseSettings.External(new DatabaseAddress(good.jdbcUrl(), good.user(), "planted-secret"));
        assertThatThrownBy(() -> Database.open(settings))
                .isInstanceOf(DatabaseFailure.class)
                .hasMessageContaining("refused the user or password");
    }

    private static final String SEED_TABLES = """
            create table organizations (id uuid primary key, name text not null);
            create table industry_templates (id uuid primary key, industry_code varchar(50), name text);
            create table vapi_assistants (
                id uuid primary key default gen_random_uuid(), organization_id uuid not null references organizations (id),
                industry_code varchar(50) not null, language_code varchar(5) default 'en',
                vapi_assistant_id varchar(255) unique not null, vapi_phone_number varchar(20),
                template_id uuid references industry_templates (id), business_data jsonb not null,
                voice_config jsonb not null, is_active boolean default true,
                created_at timestamptz default now(), updated_at timestamptz default now());
            create table customer_configurations (
                id uuid primary key default gen_random_uuid(), organization_id uuid not null references organizations (id),
                industry_template_id uuid references industry_templates (id), primary_language varchar(5) default 'en',
                secondary_languages varchar[] default '{}', sms_preferences jsonb default '{}',
                custom_config jsonb default '{}', vapi_assistant_id varchar(255), vapi_phone_number varchar(20),
                twilio_phone_number varchar(20), is_active boolean default true, created_at timestamptz default now(),
                updated_at timestamptz default now(), unique (organization_id, industry_template_id));
            create table pending_calls (
                id uuid primary key default gen_random_uuid(), exam_id text not null, employee_name text not null,
                appointment_time timestamptz not null, phone text not null, clinic_name text, workflow_state text,
                classification_type text, classification_id uuid, classification_lookup_at timestamptz,
                classification_checked_at timestamptz, retry_count int, max_retries int, next_action_at timestamptz,
                last_error text, last_attempt_at timestamptz, workflow_metadata jsonb, triggered boolean,
                trigger_attempted_at timestamptz, call_status text, vapi_call_id text, summary text,
                success_evaluation text, structured_data jsonb, created_at timestamptz default now(),
                updated_at timestamptz default now());
            insert into organizations values
                ('00000000-0000-0000-0000-000000000001', 'one'), ('00000000-0000-0000-0000-000000000002', 'two');
            insert into vapi_assistants (organization_id, industry_code, vapi_assistant_id, business_data, voice_config)
                values ('00000000-0000-0000-0000-000000000001', 'clinic', 'asst-old', '{}', '{}');
            insert into customer_configurations (organization_id, vapi_assistant_id, vapi_phone_number, sms_preferences, created_at) values
                ('00000000-0000-0000-0000-000000000001', 'asst-old', '+12025550100', '{}', '2025-01-01'),
                ('00000000-0000-0000-0000-000000000001', 'asst-moved', '+12025550101', '{"on": true}', '2025-01-02'),
                ('00000000-0000-0000-0000-000000000002', 'asst-moved', '+12025550102', '{}', '2025-01-03');
            insert into pending_calls (exam_id, employee_name, appointment_time, phone) values
                ('E', 'N', now(), '(202) 555-0188');
            """;

    /// Everything the migrations made, one line per thing.
    private static List<@Nullable String> catalogue(HikariDataSource pool) throws SQLException {
        return column(pool, """
                select 'column ' || table_schema || '.' || table_name || '.' || column_name || ' ' || data_type || ' '
                    || is_nullable || ' ' || coalesce(column_default, '')
                from information_schema.columns where table_schema in ('public', 'patchbay', 'auth')
                union all select 'constraint ' || conname || ' ' || pg_get_constraintdef(oid) from pg_constraint
                    where connamespace in ('public'::regnamespace, 'patchbay'::regnamespace)
                union all select 'index ' || indexdef from pg_indexes where schemaname in ('public', 'patchbay')
                union all select 'policy ' || tablename || ' ' || policyname || ' ' || coalesce(qual, '') || coalesce(with_check, '')
                    from pg_policies
                union all select 'trigger ' || pg_get_triggerdef(oid) from pg_trigger where not tgisinternal
                union all select 'function ' || pg_get_functiondef(oid) from pg_proc
                    where pronamespace in ('patchbay'::regnamespace, 'auth'::regnamespace)
                union all select 'grant ' || table_name || ' ' || grantee || ' ' || privilege_type
                    from information_schema.role_table_grants where table_schema = 'public'
                union all select 'published ' || tablename from pg_publication_tables
                order by 1
                """);
    }

    private static HikariDataSource pool() {
        return new HikariDataSource(Database.pool(TestDatabase.emptyDatabase()));
    }

    private static void run(HikariDataSource pool, String sql) throws SQLException {
        try (var connection = pool.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<@Nullable String> column(HikariDataSource pool, String sql) throws SQLException {
        try (var connection = pool.getConnection()) {
            return TestDatabase.column(connection, sql);
        }
    }
}
