select next_action_at
from pending_calls
where workflow_state in ('new', 'checking_classification', 'needs_classification', 'classification_pending',
        'ready_to_call', 'retry_pending')
    and (lease_until is null or lease_until <= :now)
order by next_action_at
limit 1
