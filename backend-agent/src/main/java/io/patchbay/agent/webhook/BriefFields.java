package io.patchbay.agent.webhook;

import io.patchbay.agent.port.store.Briefs.Brief;
import io.patchbay.contract.phi.Purpose;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Everything an assistant is ever told about a call, by the names of the columns it comes from. What is not
/// listed here does not leave: no phone number, no id of another system, nothing about other calls.
final class BriefFields {

    /// The instruction columns an assistant works from.
    private static final List<String> INSTRUCTIONS = List.of(
            "clinic_provider_address",
            "clinic_scheduling_rep",
            "procedures",
            "procedure_instructions",
            "kit_materials",
            "kit_sending_method",
            "exam_instructions",
            "medical_personnel_instructions");

    private BriefFields() {}

    static Map<String, Object> of(Brief brief) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("pending_call_id", brief.id().toString());
        fields.put("employee_name", brief.employeeName().reveal(Purpose.ASSISTANT));
        brief.employeeDob().ifPresent(dob -> fields.put("employee_dob", dob.reveal(Purpose.ASSISTANT)));
        brief.clientName().ifPresent(client -> fields.put("client_name", client));
        fields.put("appointment_time", brief.appointmentTime().toString());
        brief.typeOfVisit().ifPresent(visit -> fields.put("type_of_visit", visit));
        brief.clinicName().ifPresent(clinic -> fields.put("clinic_name", clinic));
        for (var name : INSTRUCTIONS) {
            var text = brief.instructions().get(name);
            if (text != null && !text.isBlank()) {
                fields.put(name, text);
            }
        }
        return fields;
    }
}
