with due as materialized (
    select p.id
    from pending_calls p
    where p.workflow_state in ('new', 'checking_classification', 'needs_classification', 'classification_pending',
            'ready_to_call', 'retry_pending')
        and p.next_action_at <= :now
        and p.phone ~ '^\+[1-9][0-9]{6,14}$'
        and (p.lease_until is null or p.lease_until <= :now
            or exists (select 1 from agents a where a.id = p.claimed_by and a.status = 'stopped'))
    order by p.next_action_at, p.id
    limit :limit
    for update of p skip locked
), claimed as (
    update pending_calls p
    set claimed_by = :agent, lease_until = :leaseUntil
    from due
    where p.id = due.id
    returning p.*
)
select id, workflow_state, retry_count, max_retries, classification_type, classification_id, next_action_at,
    (workflow_metadata ->> 'voicemail_count')::int as voicemail_count, needs_review, phone, clinic_name, attempts_today,
    last_attempt_day
from claimed
order by next_action_at, id
