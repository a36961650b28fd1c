with lost as materialized (
    select s.id
    from call_sessions s
    where s.ended_at is null
        and s.agent_id is not null
        and s.pending_call_id is not null
        and s.clinic_phone ~ '^\+[1-9][0-9]{6,14}$'
        and (s.lease_until is null or s.lease_until <= :now
            or exists (select 1 from agents a where a.id = s.agent_id and a.status = 'stopped'))
    order by s.lease_until, s.id
    limit :limit
    for update of s skip locked
), claimed as (
    update call_sessions s
    set agent_id = :agent, lease_until = :leaseUntil
    from lost
    where s.id = lost.id
    returning s.*
)
select id, pending_call_id, purpose, clinic_phone, clinic_name, classification_id, agent_id, machine_state,
    dial_started_at, ended_at
from claimed
order by created_at, id
