insert into call_sessions (id, pending_call_id, purpose, clinic_phone, clinic_name, classification_id, agent_id,
    lease_until, attempt, call_status, created_at)
select cast(:id as uuid), cast(:pendingCall as uuid), :purpose, :clinicPhone, :clinicName, cast(:classification as uuid),
    cast(:agent as uuid), cast(:leaseUntil as timestamptz),
    coalesce(max(attempt), 0) + 1, 'initiating', cast(:at as timestamptz)
from call_sessions
where pending_call_id = :pendingCall
