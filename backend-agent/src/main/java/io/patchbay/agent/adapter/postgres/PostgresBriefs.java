package io.patchbay.agent.adapter.postgres;

import io.patchbay.agent.port.store.Briefs;
import io.patchbay.contract.id.PendingCallId;
import io.patchbay.contract.phi.BirthDate;
import io.patchbay.contract.phi.PatientName;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// What the assistant may know, read from the row of a call that is on the line.
final class PostgresBriefs implements Briefs {

    private static final List<String> INSTRUCTION_COLUMNS = List.of(
            "clinic_provider_address",
            "clinic_scheduling_rep",
            "procedures",
            "procedure_instructions",
            "kit_materials",
            "kit_sending_method",
            "exam_instructions",
            "medical_personnel_instructions");

    private final Statements statements;

    PostgresBriefs(Statements statements) {
        this.statements = statements;
    }

    @Override
    public Optional<Brief> live(PendingCallId id) {
        return statements.inTransaction(transaction -> transaction
                .query("live_brief")
                .bind("id", id)
                .map((results, context) -> brief(new Row(results)))
                .findFirst());
    }

    private static Brief brief(Row row) throws SQLException {
        var instructions = new LinkedHashMap<String, String>();
        for (var column : INSTRUCTION_COLUMNS) {
            row.optionalText(column).filter(text -> !text.isBlank()).ifPresent(text -> instructions.put(column, text));
        }
        return new Brief(
                row.pendingCall("id"),
                new PatientName(row.text("employee_name")),
                row.optionalDay("employee_dob").map(BirthDate::new),
                row.optionalText("client_name"),
                row.instant("appointment_time"),
                row.optionalText("type_of_visit"),
                row.optionalText("clinic_name"),
                instructions);
    }
}
