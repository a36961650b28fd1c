select id, pending_call_id, purpose, clinic_phone, clinic_name, classification_id, agent_id, machine_state,
    dial_started_at, ended_at
from call_sessions
where id = :id and pending_call_id is not null and clinic_phone ~ '^\+[1-9][0-9]{6,14}$'
