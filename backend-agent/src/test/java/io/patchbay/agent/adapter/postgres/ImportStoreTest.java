package io.patchbay.agent.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.patchbay.agent.database.TestDatabase;
import io.patchbay.agent.importing.CsvImport;
import io.patchbay.agent.importing.ImportResult;
import io.patchbay.agent.importing.ImportRules;
import io.patchbay.agent.importing.NewPendingCall;
import io.patchbay.contract.id.PendingCallId;
import java.io.StringReader;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("postgres")
class ImportStoreTest {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.fresh();

    private static final String FILE = """
            exam_id,employee_name,employee_dob,appointment_time,phone,clinic_name,procedures,kit_materials,max_retries
            I-1,Ann,1980-02-03,2026-12-01T09:30Z,2025550141,Clinic A,blood,tube,2
            I-2,Bob,,2026-12-02T09:30Z,2025550142,Clinic B,,,
            """;

    @Test
    void everyColumnOfTheFileReachesItsColumnOfTheTable() throws SQLException {
        DATABASE.execute("delete from pending_calls");
        var stores = PostgresStores.over(DATABASE.dataSource());
        assertThat(stores.imports().insertAll(calls(), () -> new PendingCallId(UUID.randomUUID())))
                .isEqualTo(2);
        assertThat(DATABASE.column(
                        "select concat_ws('|', exam_id, employee_name, employee_dob, appointment_time at time zone 'UTC',"
                                + " phone, clinic_name, procedures, kit_materials, max_retries, workflow_state, retry_count)"
                                + " from pending_calls order by exam_id"))
                .containsExactly(
                        "I-1|Ann|1980-02-03|2026-12-01 09:30:00|+12025550141|Clinic A|blood|tube|2|new|0",
                        "I-2|Bob|2026-12-02 09:30:00|+12025550142|Clinic B|3|new|0");
    }

    @Test
    void whenOneRowCannotBeInsertedNoneIs() throws SQLException {
        DATABASE.execute("delete from pending_calls");
        var stores = PostgresStores.over(DATABASE.dataSource());
        var same = new PendingCallId(UUID.randomUUID());
        Iterator<PendingCallId> ids = List.of(same, same).iterator();
        assertThatThrownBy(() -> stores.imports().insertAll(calls(), ids::next))
                .isInstanceOf(StatementFailure.class)
                .hasMessageContaining("pending_calls_pkey")
                .hasMessageNotContaining(same.toString());
        assertThat(DATABASE.value("select count(*) from pending_calls")).isEqualTo("0");
    }

    private static List<NewPendingCall> calls() {
        var rules = new ImportRules(ZoneId.of("UTC"), "US", Instant.parse("2026-11-21T12:00:00Z"));
        var result = CsvImport.read(new StringReader(FILE), rules);
        return result instanceof ImportResult.Accepted accepted ? accepted.calls() : List.of();
    }
}
