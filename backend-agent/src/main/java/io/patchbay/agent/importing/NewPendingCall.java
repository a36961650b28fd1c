package io.patchbay.agent.importing;

import io.patchbay.contract.phi.BirthDate;
import io.patchbay.contract.phi.PatientName;
import io.patchbay.contract.phi.Phone;
import io.patchbay.contract.row.WorkflowState;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// A row of `pending_calls` to be. `texts` holds the free-text columns by name; an absent one is null in the row.
public record NewPendingCall(
        String examId,
        PatientName employeeName,
        Optional<BirthDate> employeeDob,
        Instant appointmentTime,
        Phone phone,
        Scheduling scheduling,
        Map<String, String> texts) {

    /// The free-text columns, and the parameter each has in the insert.
    public static final Map<String, String> TEXT_COLUMNS = Map.ofEntries(
            Map.entry("client_name", "clientName"),
            Map.entry("type_of_visit", "typeOfVisit"),
            Map.entry("clinic_name", "clinicName"),
            Map.entry("clinic_provider_address", "clinicProviderAddress"),
            Map.entry("clinic_scheduling_rep", "clinicSchedulingRep"),
            Map.entry("procedures", "procedures"),
            Map.entry("procedure_instructions", "procedureInstructions"),
            Map.entry("kit_materials", "kitMaterials"),
            Map.entry("kit_sending_method", "kitSendingMethod"),
            Map.entry("exam_instructions", "examInstructions"),
            Map.entry("medical_personnel_instructions", "medicalPersonnelInstructions"));

    public NewPendingCall {
        texts = Map.copyOf(texts);
    }

    public Optional<String> text(String column) {
        return Optional.ofNullable(texts.get(column));
    }

    @Override
    public String toString() {
        return "NewPendingCall[****]";
    }

    /// When and how often it may be tried. `state` is `new`, or `pending` for a parked row.
    public record Scheduling(WorkflowState state, int maxRetries, Instant nextActionAt) {}
}
