select p.id, p.employee_name, p.employee_dob, p.client_name, p.appointment_time, p.type_of_visit, p.clinic_name,
    p.clinic_provider_address, p.clinic_scheduling_rep, p.procedures, p.procedure_instructions, p.kit_materials,
    p.kit_sending_method, p.exam_instructions, p.medical_personnel_instructions
from pending_calls p
where p.id = :id
    and p.workflow_state not in ('completed', 'failed')
    and exists (select 1 from call_sessions s where s.pending_call_id = p.id and s.ended_at is null)
