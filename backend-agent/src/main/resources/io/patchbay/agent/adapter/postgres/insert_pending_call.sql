insert into pending_calls (id, exam_id, employee_name, employee_dob, client_name, appointment_time, type_of_visit, phone,
    clinic_name, clinic_provider_address, clinic_scheduling_rep, procedures, procedure_instructions, kit_materials,
    kit_sending_method, exam_instructions, medical_personnel_instructions, max_retries, next_action_at, workflow_state)
values (:id, :examId, :employeeName, :employeeDob, :clientName, :appointmentTime, :typeOfVisit, :phone, :clinicName,
    :clinicProviderAddress, :clinicSchedulingRep, :procedures, :procedureInstructions, :kitMaterials, :kitSendingMethod,
    :examInstructions, :medicalPersonnelInstructions, :maxRetries, :nextActionAt, :workflowState)
